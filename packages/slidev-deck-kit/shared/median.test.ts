import { expect, it } from 'vitest'
import { median } from './median.ts'

it.each([[[], undefined], [[3], 3], [[9, 1], 5], [[9, 1, 2], 2], [[10, 2, 9, 1], 5.5]])('the median of %j is %j', (numbers, middle) => {
  expect(median(numbers)).toBe(middle)
})
