import type { HandoutWords, Workflow } from '../../../lib/talk.ts'
import { parseDuration } from './duration.ts'

/** One step of the talk: what is shown between two clicks. */
export interface Step {
  /** The slide's number, counted from 1. */
  slide: number
  /** How many clicks of the slide are done when the step begins. */
  click: number
  name: string
  /** Planned length in seconds; none where the talk has no pace. */
  planned?: number
}

/** What is read of a slide to know its steps. */
export interface PacedSlide {
  title?: string
  frontmatter: { layout?: string, pace?: string[] }
}

/**
 * What each step of a workflow slide is called, from step 0: the title, the
 * next steps, every phase, the result.
 *
 * @param slide the slide's data
 * @param words the words for the first and the last step
 */
export function stepNames(slide: Workflow, words: HandoutWords): string[] {
  const { next, execution } = slide
  return [
    words.opening,
    next.heading.replace(/:$/, ''),
    ...execution.phases.map(({ name }, index) => `${execution.label} ${index + 1}: ${name}`),
    words.result,
  ]
}

/**
 * The steps of a whole talk, in its order. A slide in one of Slidev's own
 * layouts has as many as its pace has lengths, without a pace one for all of
 * its clicks.
 *
 * @param slides the slides that are shown
 * @param words the words for steps that have no names of their own
 * @param language the talk's
 */
export function talkSteps(slides: readonly PacedSlide[], words: HandoutWords, language: string): Step[] {
  return slides.flatMap(({ title = '', frontmatter }, index) => {
    const { layout, pace } = frontmatter
    const names = layout === 'workflow'
      ? stepNames(frontmatter as Workflow, words)
      : Array.from({ length: pace?.length ?? 1 }, (_, click) => click ? `${title}, ${words.click} ${click}` : title)
    return names.map((name, click) => ({
      slide: index + 1,
      click,
      name,
      planned: pace && Math.round(parseDuration(pace[Math.min(click, pace.length - 1)], language).minutes * 60),
    }))
  })
}

/**
 * Which step the talk is on: the last one of the slide that has begun.
 *
 * @returns the step's index; the first where the slide has no step
 */
export function stepAt(steps: readonly Step[], slide: number, click: number): number {
  return Math.max(0, steps.findLastIndex(step => step.slide === slide && step.click <= click))
}
