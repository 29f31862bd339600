import type { Step } from 'slidev-deck-kit/shared/steps.ts'
import { words } from 'slidev-deck-kit/shared/words.ts'
import { describe, expect, it } from 'vitest'
import { compareRuns, listRun } from './comparison.ts'

const began = new Date(2026, 4, 7, 9, 30).getTime()

describe('a run in the list', () => {
  it.each<[name: string, spent: number[], isCurrent: boolean, remark: string]>([
    ['tells how far it came', [60_000, 0, 5400], false, '1:05, 2 of 3 steps'],
    ['goes on', [60_000], true, '1:00, 1 of 3 steps, not finished'],
    ['is of a talk that was longer', [1000, 1000, 1000, 1000], false, '0:04, more steps than the talk has now'],
  ])('%s', (_, spent, isCurrent, remark) => {
    expect(listRun({ began, spent }, isCurrent, 3, words.speaker, 'en')).toMatchObject({ began, remark, fits: spent.length <= 3, stored: !isCurrent })
  })

  it('has the name of its day, as the deck\'s language writes it', () => {
    expect(listRun({ began, spent: [] }, false, 3, words.speaker, 'de').name).toBe('07.05.2026, 09:30')
  })
})

describe('runs beside the plan', () => {
  const steps: Step[] = ['One', 'Two', 'Three'].map((name, click) => ({ slide: 1, click, name, planned: 60 }))
  const runs = [{ began: 2, spent: [50_000, 0] }, { began: 1, spent: [70_000, 30_000] }]

  it('come to rows with the last run and the median, and all of them', () => {
    expect(compareRuns(steps, runs, words.speaker).rows).toEqual([
      { name: 'One', planned: 60, last: 50, median: 60 },
      { name: 'Two', planned: 60, last: undefined, median: 30 },
      { name: 'Three', planned: 60, last: undefined, median: undefined },
      { name: 'The whole talk', planned: 180, last: 50, median: 90 },
    ])
  })

  it('come to bars of the same length of time', () => {
    expect(compareRuns(steps, runs, words.speaker).bars).toEqual([
      { name: 'Planned', steps: [60, 60, 60] },
      { name: 'Last run', steps: [50, 0, 0] },
      { name: 'Median of 2', steps: [60, 30, 0] },
    ])
  })

  it('leave what none of them reached at its planned length', () => {
    expect(compareRuns(steps, runs, words.speaker).real).toEqual([60, 30, 60])
  })

  it('have no bar and no sum of a plan that is none', () => {
    const { bars, rows } = compareRuns(steps.map(step => ({ ...step, planned: undefined })), runs, words.speaker)
    expect(bars.map(({ name }) => name)).toEqual(['Last run', 'Median of 2'])
    expect(rows.at(-1)).toMatchObject({ planned: undefined })
  })
})
