import type { Deck } from '../deck-config.ts'
import type { DeckSlides } from '../load-slides.ts'
import type { Found, Frontmatter, Problem } from '../problems.ts'
import { parseTimeString } from '@slidev/parser/core'
import { durationText, lengthOf } from '../../shared/duration.ts'
import { inSlide } from '../load-slides.ts'
import { quote } from '../problems.ts'

/** The pace of a slide whose steps have names has a length for each of them. */
export function checkPace({ pace }: Frontmatter, steps: number): Found[] {
  if (!Array.isArray(pace) || !pace.length || pace.length === steps)
    return []
  return [{ key: 'pace', found: `a list of ${pace.length}`, allowed: `${steps} durations, one for each step from the title on`, rule: 'plan' }]
}

/** A duration of the headmatter in minutes, as the deck's language or Slidev's own timer reads it (a number is seconds); 0 where neither can. */
export function talkLength(duration: unknown, language: string): number {
  const minutes = lengthOf(duration, language)
  if (minutes || (typeof duration !== 'string' && typeof duration !== 'number'))
    return minutes
  try {
    return parseTimeString(duration).seconds / 60
  }
  catch {
    return 0
  }
}

/** Where all slides that are shown have a pace, the headmatter's duration is their sum; where some have, it is no less. */
export function checkPlan(read: DeckSlides, deck: Pick<Deck, 'file'>, language: string): Problem[] {
  const { slides, headmatter: { duration } } = read
  const { shown, paced, seconds } = planOf(read, language)
  const left = talkLength(duration, language) * 60 - seconds
  const isWhole = paced === shown
  if (!paced || (isWhole ? Math.abs(left) < 0.001 : left >= 0))
    return []
  const sum = `the sum of every pace, ${durationText(Math.round(seconds), language)}`
  return inSlide(slides[0], deck, [{ key: 'duration', found: quote(duration), allowed: isWhole ? sum : `at least ${sum}`, rule: 'plan' }])
}

/** In a few words, how the time of a talk is planned. */
export function planText(read: DeckSlides, language: string): string {
  const { shown, paced, seconds } = planOf(read, language)
  const minutes = talkLength(read.headmatter.duration, language)
  const sum = durationText(Math.round(seconds), language)
  const whole = minutes ? durationText(Math.round(minutes * 60), language) : ''
  const slides = `${shown} ${shown === 1 ? 'slide' : 'slides'}`
  if (paced === shown)
    return `the steps add up to ${sum}`
  if (!whole)
    return paced ? `${paced} of ${slides} planned, ${sum}: a duration in the headmatter plans the others` : 'a clock without a plan: a duration in the headmatter makes one'
  return paced ? `${whole}: ${paced} of ${slides} with a pace, the others share ${durationText(Math.round(minutes * 60 - seconds), language) || 'nothing'}` : `${whole}, spread over ${slides}`
}

/** How many slides are shown, how many of them have a pace, and the sum of it in seconds. */
function planOf({ slides }: DeckSlides, language: string): { shown: number, paced: number, seconds: number } {
  const shown = slides.filter(({ isShown }) => isShown)
  const paces = shown.flatMap(({ data: { pace } }) => Array.isArray(pace) ? [pace as unknown[]] : [])
  const seconds = paces.flat().reduce<number>((sum, length) => sum + lengthOf(length, language) * 60, 0)
  return { shown: shown.length, paced: paces.length, seconds }
}
