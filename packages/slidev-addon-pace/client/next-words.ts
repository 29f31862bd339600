import { useNav } from '@slidev/client'
import { passages } from 'slidev-deck-kit/client/passages.ts'
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
      words: passages(slides.value[slide - 1].meta.slide.noteHTML).find(passage => passage.click === click)?.text || undefined,
    }
  })
}
