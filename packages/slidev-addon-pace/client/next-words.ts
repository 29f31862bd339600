import { useNav } from '@slidev/client'
import { noteMarker } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { stepAt } from 'slidev-deck-kit/shared/steps.ts'
import { computed } from 'vue'
import { useTalkPlan } from './clock.ts'

/** What comes with the next click. */
export interface Next {
  /** The step that it begins; none where it goes on with the current one. */
  name?: string
  /** What is said then; nothing where no passage of the notes begins. */
  words?: string
}

/** What is said next, or nothing at the end of the talk. */
export function useNextWords() {
  const { slides, currentSlideNo, clicks, clicksTotal } = useNav()
  const { steps } = useTalkPlan()

  return computed((): Next | undefined => {
    const within = clicks.value < clicksTotal.value
    const slide = within ? currentSlideNo.value : currentSlideNo.value + 1
    if (slide > slides.value.length)
      return undefined
    const click = within ? clicks.value + 1 : 0
    const step = stepAt(steps.value, slide, click)
    return {
      name: step === stepAt(steps.value, currentSlideNo.value, clicks.value) ? undefined : steps.value[step].name,
      words: passage(slides.value[slide - 1].meta.slide.noteHTML, click),
    }
  })
}

/** The words of the notes between the marker of a click and the next marker. */
function passage(noteHTML: string, click: number): string | undefined {
  const notes = document.createElement('div')
  notes.innerHTML = noteHTML
  const markers = [...notes.querySelectorAll<HTMLElement>(noteMarker)]
  const from = markers.findIndex(({ dataset }) => Number(dataset.clicks) === click)
  if (click && from < 0)
    return undefined
  const range = document.createRange()
  range.selectNodeContents(notes)
  if (from >= 0)
    range.setStartAfter(markers[from])
  if (markers[from + 1])
    range.setEndBefore(markers[from + 1])
  return range.toString().replace(/\s+/g, ' ').trim() || undefined
}
