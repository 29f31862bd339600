/** Where a stretch of time stands on the scale of all of them, as fractions of the whole length. */
export interface Span {
  start: number
  share: number
}

/**
 * Lays stretches of time end to end, to scale.
 *
 * @param minutes the length of each in minutes; 0 has no share
 */
export function timeline(minutes: readonly number[]): Span[] {
  const total = minutes.reduce((sum, length) => sum + length, 0) || 1
  let elapsed = 0
  return minutes.map((length) => {
    const span = { start: elapsed / total, share: length / total }
    elapsed += length
    return span
  })
}

/**
 * Shares in words, such as "83%": whole percents that add up to 100, those
 * rounded up that lose most otherwise, and "<1%" where nothing is left.
 *
 * @param shares fractions that add up to 1
 * @param language one that Intl knows
 */
export function shareTexts(shares: readonly number[], language: string): string[] {
  const format = new Intl.NumberFormat(language, { style: 'percent' })
  const percents = shares.map(share => Math.floor(share * 100 + 1e-9))
  const rest = (index: number) => shares[index] * 100 - percents[index]
  const missing = 100 - percents.reduce((sum, percent) => sum + percent, 0)
  const raised = [...shares.keys()].sort((a, b) => rest(b) - rest(a)).slice(0, missing)
  return percents.map((percent, index) => {
    const whole = raised.includes(index) ? percent + 1 : percent
    return whole ? format.format(whole / 100) : `<${format.format(0.01)}`
  })
}
