import type { SpeakerWords } from './words.ts'
import { lengthOf } from './duration.ts'
import { fill } from './words.ts'

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
  /** Planned length in seconds; none where neither a pace nor the talk's duration tells. */
  planned?: number
}

/** What is read of a slide to know its steps; the talk's duration stands on the first. */
export interface PacedSlide {
  title?: string
  frontmatter: { pace?: string[], duration?: string, deck?: SlideFacts }
}

type NameWords = Pick<SpeakerWords, 'untitled' | 'atClick'>

/**
 * The steps of a whole deck, in its order. A slide whose layout names no steps
 * has as many as its pace has lengths; without a pace it is one step, as its
 * clicks are not known before it is drawn. Slides without a pace share evenly
 * what the others leave of the talk's duration, and so do the steps of a slide.
 *
 * @param slides the slides that are shown
 * @param words for slides and clicks without a name
 * @param language the deck's
 */
export function deckSteps(slides: readonly PacedSlide[], words: NameWords, language: string): Step[] {
  const paces = slides.map(({ frontmatter: { pace } }) => pace?.map(length => Math.round(lengthOf(length, language) * 60)))
  const left = secondsLeft(paces, slides[0]?.frontmatter.duration, language)
  const shares = left === undefined ? [] : spread(left, paces.filter(pace => !pace).length)
  return slides.flatMap((slide, index) => {
    const pace = paces[index]
    const names = slide.frontmatter.deck?.steps ?? Array.from({ length: pace?.length ?? 1 }, (_, click) => clickName(slide, index + 1, click, words))
    const share = pace ? undefined : shares.shift()
    const lengths = pace ?? (share === undefined ? [] : spread(share, names.length))
    return names.map((name, click) => ({ slide: index + 1, click, name, planned: lengths[Math.min(click, lengths.length - 1)] }))
  })
}

/** What all slides without a pace have of the talk's duration, in seconds; nothing where there is none. */
function secondsLeft(paces: readonly (number[] | undefined)[], duration: unknown, language: string): number | undefined {
  const minutes = lengthOf(duration, language)
  return minutes ? Math.max(0, Math.round(minutes * 60) - paces.flatMap(pace => pace ?? []).reduce((sum, length) => sum + length, 0)) : undefined
}

/** Cuts a length into parts of whole seconds that differ by one at most and add up to it. */
function spread(seconds: number, parts: number): number[] {
  const until = (part: number) => Math.round(seconds * part / parts)
  return Array.from({ length: parts }, (_, part) => until(part + 1) - until(part))
}

/**
 * What a slide at a click is called where its layout has no name for it: by
 * the slide's title, or its number.
 *
 * @param slide the slide
 * @param number the slide's, counted from 1
 * @param click how many clicks are done
 * @param words the deck's
 */
export function clickName(slide: Pick<PacedSlide, 'title'>, number: number, click: number, words: NameWords): string {
  const name = slide.title || fill(words.untitled, { number })
  return click ? fill(words.atClick, { slide: name, click }) : name
}

/** The planned length of every step in seconds; of none where one is missing, as early and late then have no meaning. */
export function wholePlan(steps: readonly Step[]): number[] {
  const plan = steps.flatMap(({ planned }) => planned ?? [])
  return plan.length === steps.length ? plan : []
}

/**
 * The step that is shown: the last of the slide's steps that has begun.
 *
 * @returns the step's index; the first where the slide has no step
 */
export function stepAt(steps: readonly Step[], slide: number, click: number): number {
  return Math.max(0, steps.findLastIndex(step => step.slide === slide && step.click <= click))
}
