import { expect, it } from 'vitest'
import { timeline } from '../../lib/timeline.ts'

it('lays phases end to end, to scale', () => {
  expect(timeline([1, 2, 1])).toEqual([
    { start: 0, share: 0.25 },
    { start: 0.25, share: 0.5 },
    { start: 0.75, share: 0.25 },
  ])
})

it('gives one phase the whole bar', () => {
  expect(timeline([20])).toEqual([{ start: 0, share: 1 }])
})

it('lays nothing where there is nothing', () => {
  expect(timeline([])).toEqual([])
})
