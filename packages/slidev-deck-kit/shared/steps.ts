import type { HandoutWords } from './words.ts'
import { parseDuration } from './duration.ts'

/** What a slide's layout says of it (deck.config.ts), put into the slide's frontmatter as `deck` when the deck is read. */
export interface SlideFacts {
  /** What the steps are called, from the one before the first click on. */
  steps?: string[]
  /** Set where the layout sets itself for paper. */
  reflows?: true
}

/** One step of a deck: what is shown between two clicks. */
export interface Step {
  /** The slide's number, counted from 1. */
  slide: number
  /** How many clicks of the slide are done when the step begins. */
  click: number
  name: string
  /** Planned length in seconds; none if the deck has no pace. */
  planned?: number
}

/** What is read of a slide to know its steps. */
export interface PacedSlide {
  title?: string
  frontmatter: { pace?: string[], deck?: SlideFacts }
}

/**
 * The steps of a whole deck, in its order. A slide whose layout names no steps
 * has as many as its pace has lengths, without a pace one for all of its clicks.
 *
 * @param slides the slides that are shown
 * @param words the words for steps that have no names of their own
 * @param language the deck's
 */
export function deckSteps(slides: readonly PacedSlide[], words: Pick<HandoutWords, 'click'>, language: string): Step[] {
  return slides.flatMap(({ title = '', frontmatter: { pace, deck } }, index) => {
    const names = deck?.steps ?? Array.from({ length: pace?.length ?? 1 }, (_, click) => click ? `${title}, ${words.click} ${click}` : title)
    return names.map((name, click) => ({
      slide: index + 1,
      click,
      name,
      planned: pace && Math.round(parseDuration(pace[Math.min(click, pace.length - 1)], language).minutes * 60),
    }))
  })
}

/**
 * The step that is shown: the last of the slide's steps that has begun.
 *
 * @returns the step's index; the first where the slide has no step
 */
export function stepAt(steps: readonly Step[], slide: number, click: number): number {
  return Math.max(0, steps.findLastIndex(step => step.slide === slide && step.click <= click))
}
