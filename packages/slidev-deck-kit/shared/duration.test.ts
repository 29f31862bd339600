import { parseTimeString } from '@slidev/parser/utils'
import { describe, expect, it } from 'vitest'
import { agrees, durationForm, durationText, isoDuration, parseDuration, sumText } from './duration.ts'

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
    ['30m', 30, 1],
    ['1h30m', 90, 1],
    ['20min', 20, 1],
    ['00:30:00', 30, 1 / 60],
    ['1:02:03', 62.05, 1 / 60],
    ['22:00', 22, 1 / 60],
    ['90:30', 90.5, 1 / 60],
    ['2 weeks', 20_160, 10_080],
    ['1.5 years', 788_923.8, 52_594.92],
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
    '1:60:00',
    '1:30:0',
    '22:00 min',
    '1001 years',
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

/** Languages with commas, digits, plurals, directions and orders of their own. */
const languages = ['en', 'en-GB', 'de', 'de-CH', 'fr', 'es', 'pl', 'ru', 'tr', 'sw', 'ja', 'zh', 'ko', 'th', 'hi', 'mr', 'ar', 'ar-EG', 'he', 'fa', 'ur']

describe('a duration in the talk\'s own language', () => {
  it.each<[language: string, text: string, minutes: number, precision: number]>([
    ['de', '3,5 Stunden', 210, 6],
    ['de', '20 Minuten', 20, 1],
    ['de', '1 Std. 30 Min.', 90, 1],
    ['de', '3,5 h', 210, 6],
    ['fr', '2,5 jours', 3600, 144],
    ['pl', '5 godzin', 300, 60],
    ['ja', '3.5時間', 210, 6],
    ['ja', '1時間30分', 90, 1],
    ['ar', '3.5 ساعات', 210, 6],
    ['ar', '٣٫٥ ساعات', 210, 6],
    ['ar', 'ساعتان', 120, 60],
    ['ar', 'ساعة 30 دقيقة', 90, 1],
    ['he', 'שעתיים', 120, 60],
    ['fa', '۳٫۵ ساعت', 210, 6],
    ['ur', '5 منٹ', 5, 1],
    ['sw', 'saa 3 dakika 20', 200, 1],
  ])('%s: "%s" is %d min, to the nearest %d min', (language, text, minutes, precision) => {
    const duration = parseDuration(text, language)
    expect(duration.minutes).toBeCloseTo(minutes, 9)
    expect(duration.precision).toBeCloseTo(precision, 9)
  })

  it.each([
    ['de', '3,5 heures'],
    ['de', '3.5 Stunden'],
    ['de', '1.500 Minuten'],
    ['ja', '3,5時間'],
    ['ja', '時間'],
    ['ar', '30 دقيقة ساعة'],
    ['he', 'ש′ 2'],
  ])('%s: "%s" is refused, with examples that are not', (language, text) => {
    expect(() => parseDuration(text, language)).toThrow(RangeError)
    const examples = [...durationForm(language).matchAll(/"([^"]+)"/g)].map(([, example]) => example)
    expect(examples.length).toBeGreaterThan(2)
    expect(examples.map(example => parseDuration(example, language).minutes)).toEqual(expect.arrayContaining([2, 210, 90]))
  })

  it.each(languages)('%s: English, and Slidev\'s own forms, are read as ever', (language) => {
    expect(['3.5 hours', '2 min', '1h30m', '00:30:00', '20min', '3 h', '2 d'].map(text => parseDuration(text, language).minutes)).toEqual([210, 2, 90, 30, 20, 180, 2880])
  })

  it.each(languages)('%s: what the deck writes, it reads', (language) => {
    for (const seconds of [1, 2, 3, 11, 60, 61, 95, 120, 660, 3600, 3605, 5400, 7200, 93_784])
      expect(Math.round(parseDuration(durationText(seconds, language), language).minutes * 60), durationText(seconds, language)).toBe(seconds)
  })

  it.each(languages)('%s: what Intl writes in long or in short is read', (language) => {
    for (const unitDisplay of ['long', 'short'] as const) {
      for (const [unit, size] of [['second', 1 / 60], ['minute', 1], ['hour', 60], ['day', 1440], ['week', 10_080], ['year', 525_949.2]] as const) {
        for (const count of [1, 2, 3, 5, 11, 25, 3.5]) {
          const text = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay }).format(count)
          expect(parseDuration(text, language).minutes, text).toBeCloseTo(count * size, 6)
        }
      }
    }
  })

  it.each([['de', 5400, '1 Std. 30 Min.'], ['ja', 65, '1 分 5 秒'], ['fr', 35, '35\u202Fs'], ['en', 5400, '1 h 30 min']])('%s: %d s are written as %s', (language, seconds, text) => {
    expect(durationText(seconds, language)).toBe(text)
  })

  it.each([['en', '2 + 1.5 = 3.5 min'], ['de', '2 + 1,5 = 3,5 Min.'], ['ja', '2 + 1.5 = 3.5 分']])('%s: a sum is written out as %s', (language, text) => {
    expect(sumText([2, 1.5], language)).toBe(text)
  })
})

it.each(['30m', '1h30m', '20min', '00:30:00', '22:00', '1.5h', '2weeks', '1year'])('"%s" is as long to Slidev', (text) => {
  expect(parseDuration(text).minutes).toBeCloseTo(parseTimeString(text).seconds / 60, 9)
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
    ['3 years', 525_949.2 * 2.6, true],
  ])('"%s" for %d min: %s', (claim, sum, agreed) => {
    expect(agrees(parseDuration(claim), sum)).toBe(agreed)
  })

  it.each([['de', '4 Stunden', true], ['de', '4,2 Stunden', true], ['de', '4,0 Stunden', false], ['ja', '4時間', true], ['ar', '4 ساعات', true]])('%s: "%s" for 252 min: %s', (language, claim, agreed) => {
    expect(agrees(parseDuration(claim, language), 252)).toBe(agreed)
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
