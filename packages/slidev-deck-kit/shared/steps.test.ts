import type { PacedSlide } from './steps.ts'
import { describe, expect, it } from 'vitest'
import { deckSteps, stepAt } from './steps.ts'
import { words } from './words.ts'

const named = { title: 'Bread', frontmatter: { deck: { steps: ['First', 'Knead', 'Bake'] } } }
const titled = (title?: string, frontmatter: PacedSlide['frontmatter'] = {}): PacedSlide => ({ title, frontmatter })

describe('the steps of a deck', () => {
  const steps = deckSteps([
    { ...named, frontmatter: { ...named.frontmatter, pace: ['2 min', '3 min', '90 s'] } },
    titled('Questions', { pace: ['90 s', '1.5 min'] }),
    titled('Thanks'),
    titled(undefined, { deck: { reflows: true }, pace: ['1 min', '1 min'] }),
  ], words.speaker, 'en')

  it('are those of every slide, with their names and their planned seconds', () => {
    expect(steps).toEqual([
      { slide: 1, click: 0, name: 'First', planned: 120 },
      { slide: 1, click: 1, name: 'Knead', planned: 180 },
      { slide: 1, click: 2, name: 'Bake', planned: 90 },
      { slide: 2, click: 0, name: 'Questions', planned: 90 },
      { slide: 2, click: 1, name: 'Questions, click 1', planned: 90 },
      { slide: 3, click: 0, name: 'Thanks', planned: undefined },
      { slide: 4, click: 0, name: 'Slide 4', planned: 60 },
      { slide: 4, click: 1, name: 'Slide 4, click 1', planned: 60 },
    ])
  })

  it.each([[1, 0, 0], [1, 2, 2], [2, 0, 3], [2, 1, 4], [2, 5, 4], [3, 4, 5], [6, 0, 0]])('slide %i at click %i is step %i', (slide, click, step) => {
    expect(stepAt(steps, slide, click)).toBe(step)
  })
})

describe('the duration of a talk', () => {
  const planned = (first: PacedSlide, ...others: PacedSlide[]) => deckSteps([first, ...others], words.speaker, 'en').map(({ planned }) => planned)
  const long = (duration: string, frontmatter: PacedSlide['frontmatter'] = {}) => titled('First', { duration, ...frontmatter })

  it.each<[name: string, planned: (number | undefined)[], lengths: (number | undefined)[]]>([
    ['is spread evenly over slides without a pace, to the second', planned(long('10 s'), titled(), titled()), [3, 4, 3]],
    ['is spread over the steps of such a slide', planned(long('5min'), named, titled()), [100, 33, 34, 33, 100]],
    ['gives them what slides with a pace leave', planned(long('10min'), titled('A', { pace: ['2 min', '1 min'] }), titled()), [210, 120, 60, 210]],
    ['leaves nothing where a pace takes all', planned(long('2min'), titled('A', { pace: ['3 min'] })), [0, 180]],
    ['changes nothing where each slide has a pace', planned(long('9min', { pace: ['1 min'] }), titled('A', { pace: ['2 min'] })), [60, 120]],
    ['that cannot be read plans nothing', planned(long('soon'), titled()), [undefined, undefined]],
    ['that is not there leaves a pace alone', planned(titled('A', { pace: ['1 min'] }), titled()), [60, undefined]],
  ])('%s', (_, planned, lengths) => {
    expect(planned).toEqual(lengths)
  })
})
