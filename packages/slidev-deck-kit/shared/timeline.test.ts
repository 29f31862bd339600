import { describe, expect, it } from 'vitest'
import { shareTexts, timeline } from './timeline.ts'

it('lays stretches of time end to end, to scale', () => {
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

describe('shares in words', () => {
  const texts = (minutes: number[], language = 'en') => shareTexts(timeline(minutes).map(({ share }) => share), language)

  it.each([
    ['lengths that differ much', [2, 5, 15, 210, 20], ['1%', '2%', '6%', '83%', '8%']],
    ['thirds, which add up', [1, 1, 1], ['34%', '33%', '33%']],
    ['one phase', [20], ['100%']],
    ['what rounds to nothing', [1, 10_000], ['<1%', '100%']],
    ['twelve equal ones', Array.from<number>({ length: 12 }).fill(5), [...Array.from({ length: 4 }).fill('9%'), ...Array.from({ length: 8 }).fill('8%')]],
    ['years', [525_600, 1_051_200], ['33%', '67%']],
    ['none', [], []],
  ])('are whole percents of 100: %s', (_, minutes, shares) => {
    expect(texts(minutes)).toEqual(shares)
  })

  it('are written as the language does', () => {
    expect(texts([1, 3], 'de')).toEqual(['25\u00A0%', '75\u00A0%'])
    expect(texts([1, 3], 'ar-EG')).toEqual([0.25, 0.75].map(share => share.toLocaleString('ar-EG', { style: 'percent' })))
  })
})
