import { describe, expect, it } from 'vitest'
import { loadSlides } from '../load-slides.ts'
import { checkPlan, planText, talkLength } from './check-plan.ts'

const deck = { file: 'cooking.md', root: '.', config: {} }

/** A talk of three slides, the last of them hidden. */
const talk = (headmatter: string, second = 'class: two') => loadSlides(`---\n${headmatter}\n---\n\n# One\n\n---\n${second}\n---\n\n# Two\n\n---\nhide: true\npace: [9 min]\n---\n\n# Three\n`, deck)

describe('how the time of a talk is planned', () => {
  it.each<[plan: string, headmatter: string, second?: string]>([
    ['the steps add up to 3 min', 'duration: 3min\npace: [1 min, 1 min]', 'pace: [1 min]'],
    ['35 min: 1 of 2 slides with a pace, the others share 33 min', 'duration: 35min\npace: [1 min, 1 min]'],
    ['2 min: 1 of 2 slides with a pace, the others share nothing', 'duration: 2min\npace: [1 min, 1 min]'],
    ['1 of 2 slides planned, 2 min: a duration in the headmatter plans the others', 'pace: [1 min, 1 min]'],
    ['30 min, spread over 2 slides', 'duration: 1800'],
    ['a clock without a plan: a duration in the headmatter makes one', 'title: One'],
  ])('%s', (plan, headmatter, second) => {
    expect(planText(talk(headmatter, second), 'en')).toBe(plan)
  })

  it('is no problem where a pace on some slides leaves time for the others, nor without any', () => {
    for (const headmatter of ['duration: 35min\npace: [1 min]', 'duration: 1800\npace: [1 min]', 'duration: 35min', 'title: One'])
      expect(checkPlan(talk(headmatter), deck, 'en')).toEqual([])
  })
})

it.each<[duration: unknown, language: string, minutes: number]>([
  ['35min', 'en', 35],
  ['1 Std. 30 Min.', 'de', 90],
  ['1:30:00', 'en', 90],
  [1800, 'en', 30],
  ['1800', 'en', 30],
  ['soon', 'en', 0],
  [undefined, 'en', 0],
])('a duration of %j in "%s" is %s minutes', (duration, language, minutes) => {
  expect(talkLength(duration, language)).toBe(minutes)
})
