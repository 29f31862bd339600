/** Minutes in one of each unit, by the names a speaker may write. */
const unitMinutes: Record<string, number> = {}
for (const [minutes, names] of [
  [1 / 60, 's sec secs second seconds'],
  [1, 'min mins minute minutes'],
  [60, 'h hr hrs hour hours'],
  [1440, 'd day days'],
] as const) {
  for (const name of names.split(' '))
    unitMinutes[name] = minutes
}

/** Shortest and longest duration, in minutes: a second and a thousand days. */
const shortest = 1 / 60
const longest = 1000 * 1440

/** What a duration may look like, for messages. */
export const durationForm = 'a duration such as "2 min", "3.5 hours" or "1 h 30 min", from 1 s to 1000 days'

export interface Duration {
  /** Length in minutes. */
  minutes: number
  /** Worth of the last digit written, in minutes: 60 for "4 hours", 6 for "4.2 hours". */
  precision: number
}

/**
 * Reads a duration as a speaker writes it: one or more numbers, each with a
 * unit (s, min, h, d or their long names), the larger unit first.
 *
 * @returns length and precision, both in minutes
 * @throws {RangeError} when the text is not a duration from a second to a thousand days
 */
export function parseDuration(text: string): Duration {
  const parts = [...text.matchAll(/(\d+)(?:\.(\d+))?\s*([a-z]+)\s*/gi)]
  let minutes = 0
  let precision = 0
  let largest = Number.POSITIVE_INFINITY
  for (const [, whole, decimals = '', unit] of parts) {
    const size = unitMinutes[unit.toLowerCase()] ?? Number.NaN
    if (!(size < largest))
      throw new RangeError(`"${text}" is not ${durationForm}`)
    largest = size
    minutes += Number(`${whole}.${decimals || 0}`) * size
    precision = size / 10 ** decimals.length
  }
  const read = parts.map(part => part[0]).join('')
  if (read !== text.trimStart() || !(minutes >= shortest && minutes <= longest))
    throw new RangeError(`"${text}" is not ${durationForm}`)
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

/**
 * A duration in the form that parseDuration reads: "1 h 2 min 5 s".
 *
 * @param seconds length in whole seconds, 1 or more
 */
export function durationText(seconds: number): string {
  const parts = [[Math.floor(seconds / 3600), 'h'], [Math.floor(seconds / 60) % 60, 'min'], [seconds % 60, 's']]
  return parts.filter(([count]) => count).map(([count, unit]) => `${count} ${unit}`).join(' ')
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
