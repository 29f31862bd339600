import type { SpeakerWords } from 'slidev-deck-kit/shared/words.ts'
import { durationText } from 'slidev-deck-kit/shared/duration.ts'
import { fill } from 'slidev-deck-kit/shared/words.ts'

/** How a talk stands against its plan. All times are whole seconds into the talk. */
export interface Pace {
  state: 'early' | 'onTime' | 'late'
  /** How early or late, in seconds; 0 on time. */
  by: number
  /** When the current step begins and ends, as planned. */
  start: number
  end: number
}

/**
 * Compares a talk with its plan. It is on time anywhere between the planned
 * start and the planned end of the current step; late by what has passed since
 * that end, early by what is left until that start.
 *
 * @param plan the planned length of every step, in seconds
 * @param step the index of the current step
 * @param seconds the time into the talk, in whole seconds
 */
export function paceAt(plan: readonly number[], step: number, seconds: number): Pace {
  const start = plan.slice(0, step).reduce((sum, length) => sum + length, 0)
  const end = start + plan[step]
  if (seconds > end)
    return { state: 'late', by: seconds - end, start, end }
  return seconds < start ? { state: 'early', by: start - seconds, start, end } : { state: 'onTime', by: 0, start, end }
}

/**
 * Early or late in words: "12 s late", "1:05 early", "on time".
 *
 * @param pace how the talk stands
 * @param words the deck's
 * @param language the deck's, for the unit of the seconds
 */
export function paceWords(pace: Pick<Pace, 'state' | 'by'>, words: SpeakerWords, language: string): string {
  const { state, by } = pace
  if (!by)
    return words[state]
  return fill(state === 'late' ? words.lateBy : words.earlyBy, { time: by < 60 ? durationText(by, language) : clockFace(by) })
}

/**
 * Time as a clock shows it: "7:05", "1:02:05".
 *
 * @param seconds whole seconds
 */
export function clockFace(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`
}
