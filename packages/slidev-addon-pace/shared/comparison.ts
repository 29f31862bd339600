import type { Step } from 'slidev-deck-kit/shared/steps.ts'
import type { SpeakerWords } from 'slidev-deck-kit/shared/words.ts'
import type { Rehearsal } from './rehearsal.ts'
import { wholePlan } from 'slidev-deck-kit/shared/steps.ts'
import { fill } from 'slidev-deck-kit/shared/words.ts'
import { clockFace } from './pace.ts'
import { fits, medianSteps, sum } from './rehearsal.ts'

/** A run in the list of rehearsals. */
export interface ListedRun {
  /** The wall clock at its start, in ms: its name for the program. */
  began: number
  /** Its name for people: when it began. */
  name: string
  remark: string
  /** Whether the talk still has as many steps. */
  fits: boolean
  /** Whether it is finished and kept. */
  stored: boolean
}

/** A step in the table; lengths in seconds, none where there is none. */
export interface ComparedStep {
  name: string
  planned?: number
  last?: number
  median?: number
}

/**
 * Tells of a run in a line.
 *
 * @param run a rehearsal
 * @param isCurrent whether it goes on
 * @param steps how many steps the talk has
 * @param words the deck's
 * @param language the deck's, for the date
 */
export function listRun(run: Rehearsal, isCurrent: boolean, steps: number, words: SpeakerWords, language: string): ListedRun {
  const { began, spent } = run
  return {
    began,
    name: new Date(began).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' }),
    remark: [
      clockFace(sum(spent.map(ms => Math.round(ms / 1000)))),
      fits(run, steps) ? fill(words.reached, { count: spent.filter(Boolean).length, all: steps }) : words.tooLong,
      ...isCurrent ? [words.unfinished] : [],
    ].join(', '),
    fits: fits(run, steps),
    stored: !isCurrent,
  }
}

/**
 * Compares runs with the plan of the talk.
 *
 * @param steps of the talk
 * @param runs the newest first
 * @param words the deck's
 * @returns rows of the table, bars of the picture, and the real length of every step in seconds: what no run reached keeps its planned one
 */
export function compareRuns(steps: readonly Step[], runs: readonly Rehearsal[], words: SpeakerWords): { rows: ComparedStep[], bars: { name: string, steps: number[] }[], real: number[] } {
  const medians = medianSteps(runs, steps.length)
  const last = steps.map((_, step) => {
    const ms = runs[0]?.spent[step]
    return ms ? Math.round(ms / 1000) : undefined
  })
  const plan = wholePlan(steps)
  return {
    rows: [
      ...steps.map(({ name, planned }, step) => ({ name, planned, last: last[step], median: medians[step] })),
      { name: words.whole, planned: plan.length ? sum(plan) : undefined, last: sum(last), median: sum(medians) },
    ],
    bars: [
      ...plan.length ? [{ name: words.planned, steps: plan }] : [],
      { name: words.lastRun, steps: last.map(length => length ?? 0) },
      { name: fill(words.median, { count: runs.length }), steps: medians.map(length => length ?? 0) },
    ],
    real: steps.map(({ planned }, step) => medians[step] ?? planned ?? 0),
  }
}
