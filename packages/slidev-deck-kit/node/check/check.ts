import type { DeckSlides, DeckSource } from '../load-slides.ts'
import type { Problem } from '../problems.ts'
import type { Context } from './check-slide.ts'
import { dirname, join, resolve } from 'node:path'
import { knownLanguage } from '../../shared/language.ts'
import { deckRoots, layoutsIn } from '../deck-roots.ts'
import { checkSize } from '../frontmatter.ts'
import { stepWords } from '../layout-steps.ts'
import { inSlide, loadSlides } from '../load-slides.ts'
import { DeckError, listProblems, quote } from '../problems.ts'
import { severityOf } from '../rules.ts'
import { checkPlan } from './check-plan.ts'
import { checkSlide } from './check-slide.ts'
import { slidevLayouts } from './slidev-keys.ts'

/**
 * Finds what is wrong with a deck, before Slidev reads it.
 *
 * @param markdown the text of the deck's file of slides
 * @param deck what it is checked against
 */
export function checkDeck(markdown: string, deck: DeckSource): Problem[] {
  if (!markdown.trim())
    return [{ slide: 1, key: 'frontmatter', found: 'an empty file', allowed: 'a talk' }]
  if (!markdown.startsWith('---') && markdown.trimStart().startsWith('---'))
    return [{ slide: 1, key: 'frontmatter', found: quote(markdown.split('\n')[0]), allowed: 'a first line of ---, with the headmatter below it' }]
  const slow = checkSize(markdown)
  if (slow)
    return [{ slide: 1, ...slow }]
  const read = loadSlides(markdown, deck)
  const context = contextOf(read, deck)
  // An imported slide may stand in several places.
  const slides = [...new Map(read.slides.map(slide => [slide.source, slide])).values()]
  const problems = slides.flatMap(slide => inSlide(slide, deck, checkSlide(slide, context)))
  const found = graded(problems, deck)
  // Lengths that cannot be read have no sum.
  return found.some(({ isWarning, key }) => !isWarning || key === 'pace') ? found : [...found, ...graded(checkPlan(read, deck, context.language), deck)]
}

/** Problems as grave as the deck's config has them. */
function graded(problems: Problem[], { config }: DeckSource): Problem[] {
  return problems.flatMap(({ ...problem }) => {
    const severity = problem.rule ? severityOf(problem.rule, config.check) : 'error'
    if (severity === 'warn')
      problem.isWarning = true
    return severity === 'off' ? [] : [problem]
  })
}

/**
 * Makes sure that a deck can be shown.
 *
 * @param markdown the text of the deck's file of slides
 * @param deck what it is checked against
 * @returns a line for each thing that is amiss and stops nothing
 * @throws {DeckError} that names every problem that does
 */
export function assertDeck(markdown: string, deck: DeckSource): string[] {
  const problems = checkDeck(markdown, deck)
  const errors = problems.filter(({ isWarning }) => !isWarning)
  if (errors.length)
    throw new DeckError(deck.file, errors)
  return listProblems(deck.file, problems)
}

function contextOf({ slides: [first], headmatter }: DeckSlides, deck: DeckSource): Context {
  const folder = dirname(resolve(deck.entry ?? join(deck.root, deck.file)))
  const { roots, defaults, isWhole } = deckRoots(folder, deck.root, headmatter)
  return {
    config: deck.config,
    folder,
    first,
    headmatter,
    defaults,
    language: knownLanguage(headmatter.lang),
    words: stepWords(first.own, deck.config),
    known: [...new Set([...Object.keys(deck.config.layouts ?? {}), ...slidevLayouts, ...layoutsIn(roots)])],
    hasOthers: !isWhole,
  }
}
