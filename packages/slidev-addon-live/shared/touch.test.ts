import { describe, expect, it } from 'vitest'
import { touchStep } from './touch.ts'

describe('a touch', () => {
  const width = 900

  it.each([
    ['a tap in the middle goes on', [450, 200, 0], [450, 200, 90], { kind: 'tap', step: 1 }],
    ['a tap on the left third goes back', [200, 200, 0], [204, 198, 90], { kind: 'tap', step: -1 }],
    ['a long touch selects text', [450, 200, 0], [450, 200, 900], undefined],
    ['a swipe to the left goes on, however long it takes', [700, 200, 0], [500, 240, 900], { kind: 'swipe', step: 1 }],
    ['a swipe to the right goes back', [300, 200, 0], [500, 160, 200], { kind: 'swipe', step: -1 }],
    ['a slip is no swipe', [300, 200, 0], [350, 200, 200], undefined],
    ['a swipe up scrolls', [300, 500, 0], [200, 100, 200], undefined],
  ] as const)('%s', (_, [x, y, time], [toX, toY, toTime], asked) => {
    expect(touchStep({ x, y, time }, { x: toX, y: toY, time: toTime }, width)).toEqual(asked)
  })
})
