import type { Rehearsal } from 'slidev-addon-pace/shared/rehearsal.ts'
import type { Step } from 'slidev-deck-kit/shared/steps.ts'
import { readFileSync } from 'node:fs'
import { parseSync } from '@slidev/parser/core'
import { clockFace, paceAt, paceWords } from 'slidev-addon-pace/shared/pace.ts'
import { differenceWords, medianSteps, newPlan, planText, readRehearsals, rehearsalOf } from 'slidev-addon-pace/shared/rehearsal.ts'
import { checkDeck } from 'slidev-deck-kit/node/check/check.ts'
import { loadDeck } from 'slidev-deck-kit/node/deck-config.ts'
import { stepsOf, stepWords } from 'slidev-deck-kit/node/layout-steps.ts'
import { durationText, parseDuration } from 'slidev-deck-kit/shared/duration.ts'
import { deckSteps } from 'slidev-deck-kit/shared/steps.ts'
import { words } from 'slidev-deck-kit/shared/words.ts'
import { describe, expect, it } from 'vitest'

const talk = readFileSync('slides.md', 'utf8')
const [slide] = parseSync(talk, 'slides.md').slides
const deck = await loadDeck('slides.md')
const frontmatter = {
  ...slide.frontmatter,
  deck: { steps: stepsOf(deck.config.layouts?.workflow, slide.frontmatter, 'en', stepWords(slide.frontmatter, deck.config)) },
}
const minutes = (numbers: number[]) => numbers.map(number => number * 60)
const sum = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0)

describe('the pace', () => {
  const plan = minutes([2, 3, 2])

  it.each<[step: number, seconds: number, words: string]>([
    [0, 0, 'on time'],
    [0, 120, 'on time'],
    [0, 121, '1 s late'],
    [1, 119, '1 s early'],
    [1, 120, 'on time'],
    [1, 300, 'on time'],
    [1, 312, '12 s late'],
    [1, 359, '59 s late'],
    [1, 360, '1:00 late'],
    [2, 60, '4:00 early'],
    [2, 280, '20 s early'],
    [2, 420, 'on time'],
    [2, 4025, '1:00:05 late'],
  ])('at step %i, %i s into the talk, is %s', (step, seconds, text) => {
    expect(paceWords(paceAt(plan, step, seconds), words.speaker, 'en')).toBe(text)
  })

  it('knows when the current step begins and ends', () => {
    expect(paceAt(plan, 1, 0)).toMatchObject({ start: 120, end: 300 })
  })

  it.each([[0, '0:00'], [59, '0:59'], [60, '1:00'], [3599, '59:59'], [3600, '1:00:00'], [36061, '10:01:01']])('shows %i s as %s', (seconds, face) => {
    expect(clockFace(seconds)).toBe(face)
  })
})

describe('a duration in words', () => {
  it.each([[1, '1 s'], [60, '1 min'], [95, '1 min 35 s'], [3600, '1 h'], [3605, '1 h 5 s'], [93784, '26 h 3 min 4 s']])('%i s is %s, and is read as that again', (seconds, text) => {
    expect(durationText(seconds)).toBe(text)
    expect(Math.round(parseDuration(text).minutes * 60)).toBe(seconds)
  })
})

describe('a rehearsal', () => {
  it.each<[name: string, spent: number[], kept: boolean]>([
    ['of ten seconds over two steps is kept', [6000, 4000], true],
    ['that is shorter is not', [6000, 3999], false],
    ['of one step is not', [600_000], false],
    ['that came back to its only step is not', [0, 600_000, 0], false],
  ])('%s', (_, spent, kept) => {
    expect(rehearsalOf({ status: 'paused', began: 7, spent, step: 0, last: { wall: 0, steady: 0, page: '' } })).toEqual(kept ? { began: 7, spent } : undefined)
  })

  it('counts for the steps that it reached', () => {
    const runs: Rehearsal[] = [{ began: 3, spent: [60_000, 120_000] }, { began: 2, spent: [90_000, 0, 10_400] }, { began: 1, spent: [61_000] }]
    expect(medianSteps(runs, 4)).toEqual([61, 120, 10, undefined])
  })

  it.each<[planned: number, real: number, words: string]>([[60, 60, 'as planned'], [60, 95, '35 s longer'], [120, 50, '1 min 10 s shorter']])('planned as %i s, of %i s, is %s', (planned, real, text) => {
    expect(differenceWords(planned, real, words.speaker, 'en')).toBe(text)
  })

  it.each(['', 'null', '{}', '[1]', '[{"began":1}]', '[{"began":1,"spent":["x"]}]'])('stored as %j is left out', (text) => {
    expect(readRehearsals(text)).toEqual([])
  })
})

describe('a new plan', () => {
  it.each<[name: string, real: number[], total: number | undefined, plan: number[]]>([
    ['is in fives', [61, 63, 178], undefined, [60, 65, 180]],
    ['gives each step five seconds at least', [0, 1, 600], undefined, [5, 5, 600]],
    ['fits a length, in proportion', [100, 200, 300], 1200, [200, 400, 600]],
    ['fits a length exactly where proportions do not', [1, 1, 1], 100, [35, 35, 30]],
    ['fits a length with steps that are shorter than five seconds', [1, 1, 998], 100, [5, 5, 90]],
    ['fits a length where nothing was reached', [0, 0], 20, [10, 10]],
  ])('%s', (_, real, total, plan) => {
    expect(newPlan(real, total)).toEqual(plan)
  })

  it.each([undefined, 20 * 60, 45 * 60])('of any rehearsal passes the check when it is pasted, fitted to %s s', (total) => {
    const steps = deckSteps([{ title: slide.title, frontmatter }], words.speaker, 'en')
    for (let seed = 1; seed <= 5; seed++) {
      const plan = newPlan(steps.map((_, step) => seed * 7919 * (step + 3) % 400), total)
      expect(sum(plan)).toBe(total ?? sum(plan))
      const [duration, pace] = planText(steps, plan, words.speaker).split('\n')
      const pasted = talk.replace(/^duration: .*$/m, duration).replace(/^pace: .*$/m, pace)
      expect(pasted).not.toBe(talk)
      expect(checkDeck(pasted, deck)).toEqual([])
    }
  })

  it('of more slides than one says which is which', () => {
    const steps: Step[] = [1, 1, 2].map((slide, click) => ({ slide, click, name: '' }))
    expect(planText(steps, [60, 90, 5], words.speaker)).toBe('# slide 1\nduration: 2min35s\npace: [1 min, 1 min 30 s]\n\n# slide 2\npace: [5 s]\n')
  })
})
