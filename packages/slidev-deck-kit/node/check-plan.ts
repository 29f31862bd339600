import type { Deck } from './deck-config.ts'
import type { DeckSlides } from './load-slides.ts'
import type { Found, Frontmatter, Problem } from './problems.ts'
import { durationText, lengthOf } from '../shared/duration.ts'
import { inSlide } from './load-slides.ts'
import { quote } from './problems.ts'

/** The pace of a slide whose steps have names has a length for each of them. */
export function checkPace({ pace }: Frontmatter, steps: number): Found[] {
  if (!Array.isArray(pace) || !pace.length || pace.length === steps)
    return []
  return [{ key: 'pace', found: `a list of ${pace.length}`, allowed: `${steps} durations, one for each step from the title on`, rule: 'plan' }]
}

/** Where all slides that are shown have a pace, the headmatter's duration is their sum; where some have, it is no less. */
export function checkPlan({ slides, headmatter: { duration } }: DeckSlides, deck: Pick<Deck, 'file'>, language: string): Problem[] {
  const shown = slides.filter(({ isShown }) => isShown).map(({ data }) => data.pace as string[] | undefined)
  const lengths = shown.flatMap((pace = []) => pace)
  if (!lengths.length)
    return []
  const seconds = lengths.reduce((sum, length) => sum + lengthOf(length, language) * 60, 0)
  const left = lengthOf(duration, language) * 60 - seconds
  const isWhole = shown.every(pace => pace)
  if (isWhole ? Math.abs(left) < 0.001 : left >= 0)
    return []
  const sum = `the sum of every pace, ${durationText(Math.round(seconds), language)}`
  return inSlide(slides[0], deck, [{ key: 'duration', found: quote(duration), allowed: isWhole ? sum : `at least ${sum}`, rule: 'plan' }])
}
