/** The middle of some numbers, of two middles their mean; none of none. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const middles = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return sorted.length ? (middles[0] + middles[1]) / 2 : undefined
}
