import { useNav } from '@slidev/client'
import { passages } from 'slidev-deck-kit/client/passages.ts'
import { useSpeakerWords } from 'slidev-deck-kit/client/speaker-words.ts'
import { clickName, stepAt } from 'slidev-deck-kit/shared/steps.ts'
import { computed } from 'vue'
import { useTalkPlan } from './clock.ts'

/** What comes with the next click. */
export interface Next {
  /** The step that it begins, or the slide and the click; none where it goes on with a step that has a name of its own. */
  name?: string
  /** What is said then; nothing where no passage of the notes begins. */
  words?: string
}

/** What is said next, or nothing at the end of the talk. */
export function useNextWords() {
  const { slides, currentSlideNo, clicks, clicksTotal } = useNav()
  const { steps } = useTalkPlan()
  const words = useSpeakerWords()

  return computed((): Next | undefined => {
    const within = clicks.value < clicksTotal.value
    const number = within ? currentSlideNo.value : currentSlideNo.value + 1
    if (number > slides.value.length)
      return undefined
    const click = within ? clicks.value + 1 : 0
    const { slide } = slides.value[number - 1].meta
    const step = stepAt(steps.value, number, click)
    const isNew = step !== stepAt(steps.value, currentSlideNo.value, clicks.value)
    const unnamed = slide.frontmatter.deck?.steps ? undefined : clickName(slide, number, click, words)
    return {
      name: isNew ? steps.value[step].name : unnamed,
      words: passages(slide.noteHTML).find(passage => passage.click === click)?.text || undefined,
    }
  })
}
