/** Where a phase stands on the time bar, as fractions of its whole length. */
export interface Span {
  start: number
  share: number
}

/**
 * Lays phases end to end, to scale.
 *
 * @param minutes the length of each phase in minutes
 */
export function timeline(minutes: readonly number[]): Span[] {
  const total = minutes.reduce((sum, length) => sum + length, 0)
  let elapsed = 0
  return minutes.map((length) => {
    const span = { start: elapsed / total, share: length / total }
    elapsed += length
    return span
  })
}
