import { expect, it } from 'vitest'
import { paceBar } from './pace-bar.ts'
import { paceAt } from './pace.ts'

const plan = [60, 120, 60]

it.each<[name: string, step: number, seconds: number, slip: [start: number, share: number], now: number]>([
  ['on time marks nothing but now', 1, 120, [0.5, -0.25], 0.5],
  ['early marks the way to where the step begins', 2, 120, [0.5, 0.25], 0.5],
  ['late marks the way from where the step should have ended', 0, 120, [0.25, 0.25], 0.5],
])('a talk that is %s', (_, step, seconds, [start, share], now) => {
  const bar = paceBar(plan, seconds, paceAt(plan, step, seconds))
  expect(bar.steps.map(({ share }) => share)).toEqual([0.25, 0.5, 0.25])
  expect(bar.now).toBe(now)
  if (paceAt(plan, step, seconds).by)
    expect(bar.slip).toEqual({ start, share })
})

it('a talk that is longer than planned shortens its plan', () => {
  const bar = paceBar(plan, 480, paceAt(plan, 2, 480))
  expect(bar.steps.map(({ share }) => share)).toEqual([0.125, 0.25, 0.125])
  expect(bar.slip).toEqual({ start: 0.5, share: 0.5 })
  expect(bar.now).toBe(1)
})
