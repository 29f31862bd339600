import { describe, expect, it } from 'vitest'
import { deckSteps, stepAt } from './steps.ts'

describe('the steps of a deck', () => {
  const slides = [
    { title: 'Bread', frontmatter: { deck: { steps: ['First', 'Knead', 'Bake'] }, pace: ['2 min', '3 min', '90 s'] } },
    { title: 'Questions', frontmatter: { pace: ['90 s', '1.5 min'] } },
    { title: 'Thanks', frontmatter: {} },
    { title: 'Poster', frontmatter: { deck: { reflows: true } as const } },
  ]
  const steps = deckSteps(slides, { click: 'Click' }, 'en')

  it('are those of every slide, with their names and their planned seconds', () => {
    expect(steps).toEqual([
      { slide: 1, click: 0, name: 'First', planned: 120 },
      { slide: 1, click: 1, name: 'Knead', planned: 180 },
      { slide: 1, click: 2, name: 'Bake', planned: 90 },
      { slide: 2, click: 0, name: 'Questions', planned: 90 },
      { slide: 2, click: 1, name: 'Questions, Click 1', planned: 90 },
      { slide: 3, click: 0, name: 'Thanks', planned: undefined },
      { slide: 4, click: 0, name: 'Poster', planned: undefined },
    ])
  })

  it.each([[1, 0, 0], [1, 2, 2], [2, 0, 3], [2, 1, 4], [2, 5, 4], [3, 4, 5], [5, 0, 0]])('slide %i at click %i is step %i', (slide, click, step) => {
    expect(stepAt(steps, slide, click)).toBe(step)
  })
})
