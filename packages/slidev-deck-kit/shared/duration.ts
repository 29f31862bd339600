import { knownLanguage } from './language.ts'
import { readQuantities, unitMinutes } from './units.ts'

/** Shortest and longest duration, in minutes: a second and a thousand years. */
const shortest = 1 / 60
const longest = 1000 * unitMinutes.year

/** What a duration may look like, for messages in a language. */
export function durationForm(language = 'en'): string {
  const examples = language === 'en'
    ? ['2 min', '3.5 hours', '1 h 30 min']
    : [amount(2, 'minute', language, 'long'), amount(3.5, 'hour', language, 'long'), durationText(5400, language), '2 min']
  return `a duration such as ${examples.slice(0, -1).map(example => `"${example}"`).join(', ')} or "${examples.at(-1)}", from 1 s to 1000 years`
}

export interface Duration {
  /** Length in minutes. */
  minutes: number
  /** Worth of the last digit written, in minutes: 60 for "4 hours", 6 for "4.2 hours". */
  precision: number
}

/**
 * Reads a duration as a speaker writes it: one or more numbers, each with a
 * unit, the larger unit first ("1 h 30 min"), or a clock's hours, minutes and
 * seconds ("1:30:00", "22:00").
 *
 * @param text what the speaker wrote
 * @param language the deck's; English is read in any, and alone in one that Intl does not know
 * @returns length and precision, both in minutes
 * @throws {RangeError} when the text is not a duration from a second to a thousand years
 */
export function parseDuration(text: string, language = 'en'): Duration {
  const { minutes, precision } = readClock(text) ?? readUnits(text, language)
  if (!(minutes >= shortest && minutes <= longest))
    throw new RangeError(`"${text}" is not ${durationForm(language)}`)
  return { minutes, precision }
}

/** The length of what may be a duration, in minutes; 0 where it cannot be read. */
export function lengthOf(value: unknown, language = 'en'): number {
  try {
    return typeof value === 'string' ? parseDuration(value, language).minutes : 0
  }
  catch {
    return 0
  }
}

/**
 * What is wrong with a duration, in one line; nothing where it can be read.
 *
 * @param key where it was given, such as a component and its prop
 * @param value what was given
 * @param language the deck's
 */
export function durationMistake(key: string, value: unknown, language = 'en'): string | undefined {
  return lengthOf(value, language) ? undefined : `${key}: found ${JSON.stringify(value)?.slice(0, 80) ?? 'nothing'}; allowed: ${durationForm(language)}`
}

/** Slidev's "00:30:00" and "30:00": hours, minutes and seconds. */
function readClock(text: string): Duration | undefined {
  const found = /^\s*(?:(\d{1,7}):([0-5]\d)|(\d{1,9})):([0-5]\d)\s*$/.exec(text)
  if (!found)
    return undefined
  const [, hours = 0, minutes, alone = minutes, seconds] = found
  return { minutes: Number(hours) * 60 + Number(alone) + Number(seconds) / 60, precision: 1 / 60 }
}

function readUnits(text: string, language: string): Duration {
  let minutes = 0
  let precision = 0
  let largest = Number.POSITIVE_INFINITY
  for (const { unit, whole, decimals } of readQuantities(text, language) ?? []) {
    const size = unitMinutes[unit]
    if (size >= largest)
      return { minutes: Number.NaN, precision }
    largest = size
    minutes += Number(`${whole}.${decimals || 0}`) * size
    precision = size / 10 ** decimals.length
  }
  return { minutes, precision }
}

/**
 * Whether a claimed duration agrees with a sum, within the rounding of the
 * claim's last digit: "4 hours" stands for 3.5 up to 4.5 hours.
 *
 * @param claim the duration as claimed
 * @param sum the true length in minutes
 */
export function agrees(claim: Duration, sum: number): boolean {
  return Math.abs(claim.minutes - sum) <= claim.precision / 2 + 1e-9
}

/** What stands for a unit in English, where Intl has three letters for "h". */
const symbols = { hour: 'h', minute: 'min', second: 's' }

function amount(count: number, unit: keyof typeof symbols, language: string, unitDisplay: 'long' | 'short' = 'short'): string {
  return language === 'en'
    ? `${count} ${symbols[unit]}`
    : new Intl.NumberFormat(knownLanguage(language), { style: 'unit', unit, unitDisplay, useGrouping: false }).format(count)
}

/**
 * A duration in a form that parseDuration reads: "1 h 2 min 5 s", "1 Std. 2 Min. 5 Sek.".
 *
 * @param seconds length in whole seconds, 1 or more
 * @param language the deck's
 */
export function durationText(seconds: number, language = 'en'): string {
  const parts = [[Math.floor(seconds / 3600), 'hour'], [Math.floor(seconds / 60) % 60, 'minute'], [seconds % 60, 'second']] as const
  return parts.filter(([count]) => count).map(([count, unit]) => amount(count, unit, language)).join(' ')
}

/**
 * A sum of minutes as it is written out: "2 + 5 + 210 = 217 min".
 *
 * @param minutes what is added
 * @param language the deck's
 */
export function sumText(minutes: readonly number[], language = 'en'): string {
  const number = new Intl.NumberFormat(knownLanguage(language), { useGrouping: false, maximumFractionDigits: 2 })
  const sum = minutes.reduce((sum, length) => sum + length, 0)
  return `${minutes.map(length => number.format(length)).join(' + ')} = ${amount(Math.round(sum * 100) / 100, 'minute', language)}`
}

/**
 * A duration for the `datetime` attribute of `<time>`.
 *
 * @param minutes length in minutes
 * @see https://html.spec.whatwg.org/#valid-duration-string
 */
export function isoDuration(minutes: number): string {
  const seconds = Math.round(minutes * 60)
  const parts = [[Math.floor(seconds / 3600), 'H'], [Math.floor(seconds / 60) % 60, 'M'], [seconds % 60, 'S']]
  return `PT${parts.filter(([count]) => count).map(([count, unit]) => `${count}${unit}`).join('')}`
}
