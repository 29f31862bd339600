import type { Step } from 'slidev-deck-kit/shared/steps.ts'
import type { SpeakerWords } from 'slidev-deck-kit/shared/words.ts'
import type { Run } from './clock.ts'
import { durationText } from 'slidev-deck-kit/shared/duration.ts'
import { median } from 'slidev-deck-kit/shared/median.ts'
import { fill } from 'slidev-deck-kit/shared/words.ts'
import { elapsed } from './clock.ts'

/** A run through the talk that was kept. */
export interface Rehearsal {
  /** The wall clock at its start, in ms: its name. */
  began: number
  /** Time on each step, over all visits, in ms; 0 where the step was not reached. */
  spent: number[]
}

/** How many rehearsals are kept: the oldest goes first. */
export const mostRehearsals = 20

/** What is shorter was a trial of the buttons, in ms. */
const shortest = 10_000

/** Lengths of a new plan are multiples of this, in seconds. */
const grain = 5

/** A run as a rehearsal, if it lasted ten seconds and went over two steps at least. */
export function rehearsalOf({ began, spent }: Run): Rehearsal | undefined {
  return elapsed({ spent }) >= shortest && spent.filter(Boolean).length > 1 ? { began, spent } : undefined
}

/**
 * Reads rehearsals that were stored.
 *
 * @returns those that can be read
 */
export function readRehearsals(text: string): Rehearsal[] {
  try {
    const stored = JSON.parse(text) as Rehearsal[]
    return stored.filter(({ began, spent }) => [began, ...spent].every(Number.isFinite))
  }
  catch {
    return []
  }
}

/** Whether the talk still has as many steps as it had in a rehearsal. */
export function fits({ spent }: Rehearsal, steps: number): boolean {
  return spent.length <= steps
}

/** Adds lengths up; one that is missing counts none. */
export function sum(lengths: readonly (number | undefined)[]): number {
  return lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0)
}

/**
 * The median length of every step over rehearsals, each step over those that
 * reached it.
 *
 * @param rehearsals which ones
 * @param steps how many steps the talk has
 * @returns whole seconds, or nothing where no rehearsal reached the step
 */
export function medianSteps(rehearsals: readonly Rehearsal[], steps: number): (number | undefined)[] {
  return Array.from({ length: steps }, (_, step) => {
    const ms = median(rehearsals.map(({ spent }) => spent[step] ?? 0).filter(Boolean))
    return ms === undefined ? undefined : Math.round(ms / 1000)
  })
}

/**
 * A new plan from real lengths: multiples of five seconds, none shorter than
 * five.
 *
 * @param seconds real length of every step
 * @param total what the plan is to last, in seconds, a multiple of five; as long as it really took where there is none
 * @returns seconds, in sum exactly the total where each step can have its five
 */
export function newPlan(seconds: readonly number[], total?: number): number[] {
  if (total === undefined)
    return seconds.map(length => Math.max(1, Math.round(length / grain)) * grain)
  const sum = seconds.reduce((sum, length) => sum + length, 0) || 1
  const shares = seconds.map(length => length / sum * total / grain)
  const grains = shares.map(share => Math.max(1, Math.floor(share)))
  const left = () => Math.round(total / grain) - grains.reduce((sum, count) => sum + count, 0)
  // Largest remainders first; where short steps were given more than their share, the longest give it back.
  const byRemainder = shares.map((share, step) => ({ step, remainder: share - grains[step] })).sort((a, b) => b.remainder - a.remainder)
  for (let at = 0; left() > 0; at++)
    grains[byRemainder[at % byRemainder.length].step]++
  while (left() < 0 && grains.some(count => count > 1))
    grains[grains.indexOf(Math.max(...grains))]--
  return grains.map(count => count * grain)
}

/**
 * A plan as YAML, to paste into the frontmatter of the slides: the pace of each
 * and, on the first, the duration of the talk. It is in English, whose numbers
 * have no comma to end an item of the list; the duration as Slidev's own parser
 * takes it, without spaces.
 *
 * @param steps the steps of the talk
 * @param plan the length of each, in seconds
 * @param words the deck's
 */
export function planText(steps: readonly Step[], plan: readonly number[], words: SpeakerWords): string {
  const slides = [...new Set(steps.map(({ slide }) => slide))]
  const duration = `duration: ${durationText(plan.reduce((sum, length) => sum + length, 0)).replaceAll(' ', '')}`
  const paces = slides.map(slide => `pace: [${plan.filter((_, step) => steps[step].slide === slide).map(length => durationText(length)).join(', ')}]`)
  if (slides.length === 1)
    return `${duration}\n${paces[0]}\n`
  return slides.map((slide, index) => `# ${fill(words.slide, { number: slide })}\n${index ? '' : `${duration}\n`}${paces[index]}\n`).join('\n')
}

/**
 * The real length of a step beside the planned one in words: "35 s longer", "as planned".
 *
 * @param planned seconds
 * @param real seconds
 * @param words the deck's
 * @param language the deck's, for the units
 */
export function differenceWords(planned: number, real: number, words: SpeakerWords, language: string): string {
  const difference = real - planned
  if (!difference)
    return words.asPlanned
  return fill(difference > 0 ? words.longer : words.shorter, { time: durationText(Math.abs(difference), language) })
}
