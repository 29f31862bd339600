import { describe, expect, it } from 'vitest'
import { agrees, isoDuration, parseDuration } from '../../lib/duration.ts'

describe('a duration is read in minutes', () => {
  it.each([
    ['2 min', 2, 1],
    ['15 minutes', 15, 1],
    ['1 minute', 1, 1],
    ['3.5 hours', 210, 6],
    ['4 hours', 240, 60],
    ['1 h 30 min', 90, 1],
    ['1h30min', 90, 1],
    ['2 days', 2880, 1440],
    ['1 d 2 h', 1560, 60],
    ['45 s', 0.75, 1 / 60],
    [' 20 MIN ', 20, 1],
    ['4.20 hours', 252, 0.6],
  ])('"%s" is %d min, to the nearest %d min', (text, minutes, precision) => {
    const duration = parseDuration(text)
    expect(duration.minutes).toBeCloseTo(minutes, 9)
    expect(duration.precision).toBeCloseTo(precision, 9)
  })

  it.each([
    '',
    '20',
    'min',
    '0 min',
    '-5 min',
    '3,5 hours',
    '3.5 fortnights',
    '30 min 1 h',
    '1 h 2 h',
    'about 5 min',
    '5 min or so',
    '5 min, 3 s',
    '1e3 min',
    `${'9'.repeat(400)} min`,
    '<b>5</b> min',
    '１５ min',
  ])('"%s" is refused', (text) => {
    expect(() => parseDuration(text)).toThrow(RangeError)
  })
})

describe('a claim agrees with a sum within its own rounding', () => {
  it.each([
    ['4 hours', 252, true],
    ['4 hours', 210, true],
    ['4 hours', 270, true],
    ['4 hours', 271, false],
    ['3 hours', 252, false],
    ['4.2 hours', 252, true],
    ['4.0 hours', 252, false],
    ['252 min', 252, true],
    ['250 min', 252, false],
    ['4 h 12 min', 252, true],
  ])('"%s" for %d min: %s', (claim, sum, agreed) => {
    expect(agrees(parseDuration(claim), sum)).toBe(agreed)
  })
})

it.each([
  [2, 'PT2M'],
  [210, 'PT3H30M'],
  [240, 'PT4H'],
  [0.75, 'PT45S'],
  [2880, 'PT48H'],
])('%d min is %s to a machine', (minutes, iso) => {
  expect(isoDuration(minutes)).toBe(iso)
})
