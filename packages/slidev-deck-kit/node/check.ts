import type { SourceSlideInfo } from '@slidev/types'
import type { Deck } from './deck-config.ts'
import type { Found, Frontmatter, Problem } from './problems.ts'
import { parseSync } from '@slidev/parser/core'
import { durationText, parseDuration } from '../shared/duration.ts'
import { knownLanguage } from '../shared/language.ts'
import { checkNotes, checkOtherNotes } from './check-notes.ts'
import { checkImages, checkProse, checkTags, checkTitle } from './check-text.ts'
import { checkSize, isProblem, readFrontmatter } from './frontmatter.ts'
import { layoutData, stepsOf, stepWords } from './layout-steps.ts'
import { DeckError, explain, listProblems, maxListed, quote } from './problems.ts'
import { headmatter, slideValues } from './schema.ts'
import { isSlidevKey, slidevLayouts } from './slidev-keys.ts'

/** What slides are checked against. */
type Context = Pick<Deck, 'root' | 'config'> & {
  /** One that Intl knows. */
  language: string
  /** What the names of steps are made with. */
  words: Record<string, string>
  /** A layout of the deck, as an example. */
  example: string
}

/** Keys that bring in what is not checked. */
const closedKeys = ['src', 'defaults']

/**
 * Finds what is wrong with a deck, before Slidev reads it.
 *
 * @param markdown the text of the deck's file of slides
 * @param deck what it is checked against
 */
export function checkDeck(markdown: string, deck: Omit<Deck, 'entry'>): Problem[] {
  if (!markdown.trim())
    return [{ slide: 1, key: 'frontmatter', found: 'an empty file', allowed: 'a talk' }]
  if (!markdown.startsWith('---') && markdown.trimStart().startsWith('---'))
    return [{ slide: 1, key: 'frontmatter', found: quote(markdown.split('\n')[0]), allowed: 'a first line of ---, with the headmatter below it' }]
  const slow = checkSize(markdown)
  if (slow)
    return [{ slide: 1, ...slow }]
  const { slides } = parseSync(markdown, deck.file, { noParseYAML: true })
  const { root, config } = deck
  const example = Object.keys(config.layouts ?? {})[0] ?? 'cover'
  const first = readFrontmatter(slides[0], example) as Frontmatter
  const context = { root, config, example, language: knownLanguage(first.lang ?? config.headmatter?.lang), words: stepWords(first, config) }
  const problems = slides.flatMap(slide => checkSlide(slide, context).map(problem => ({ slide: slide.index + 1, ...problem })))
  return problems.some(({ isWarning }) => !isWarning) ? problems : [...problems, ...checkPlan(slides, context)]
}

/**
 * Makes sure that a deck can be shown.
 *
 * @param markdown the text of the deck's file of slides
 * @param deck what it is checked against
 * @returns a line for each thing that is amiss and stops nothing
 * @throws {DeckError} that names every problem that does
 */
export function assertDeck(markdown: string, deck: Omit<Deck, 'entry'>): string[] {
  const problems = checkDeck(markdown, deck)
  const errors = problems.filter(({ isWarning }) => !isWarning)
  if (errors.length)
    throw new DeckError(deck.file, errors)
  return listProblems(deck.file, problems)
}

/** Problems of one slide; one that would bring others in its train is told alone. */
function checkSlide(slide: SourceSlideInfo, context: Context): Found[] {
  const { language, config: { layouts = {} }, words } = context
  const data = readFrontmatter(slide, context.example)
  if (isProblem(data))
    return [data]
  const no = slide.index + 1
  const name = String(data.layout ?? 'default')
  const layout = Object.hasOwn(layouts, name) ? layouts[name] : undefined
  // A layout with a schema is strict; on other slides only what would keep the deck from being shown is refused.
  const schema = layout?.schema?.(language)
  const own = Object.keys(schema?.shape ?? {})
  const unlessStrict = schema ? {} : { isWarning: true } as const
  const known = [...new Set([...Object.keys(layouts), ...slidevLayouts])]
  const belongsElsewhere = () => Object.values(layouts).flatMap(({ schema }) => Object.keys(schema?.(language).shape ?? {})).some(key => key in data && !isSlidevKey(key, no, false))
  if (!known.includes(name) || (!schema && belongsElsewhere()))
    return [{ key: 'layout', found: quote(data.layout), allowed: known.join(', ') }]

  const unknown = Object.keys(data).filter(key => !isSlidevKey(key, no, schema !== undefined) && !own.includes(key))
  const steps = stepsOf(layout, data, language, words)
  const problems = [
    ...unknown.map(key => ({ key, found: 'a key that has no meaning here', allowed: [...own, 'pace', 'the keys of Slidev (sli.dev/custom)'].join(', '), ...!closedKeys.includes(key) && unlessStrict })),
    ...explain(slideValues(language), data),
    ...checkTitle(data),
    ...slide.index === 0 ? explain(headmatter(context), data) : [],
    ...schema ? explain(schema, layoutData(schema, data)) : [],
    ...steps ? checkPace(data, steps.length) : [],
  ]
  // A misspelt key is missing under its right name, too.
  const telling = problems.length > maxListed * 5 ? problems : problems.filter(({ key, found }) => !(found === 'nothing' && problems.some(other => other.key !== key && isMisspelt(other, key))))
  const notes = schema ? checkNotes(slide, (steps?.length ?? Number.POSITIVE_INFINITY) - 1) : checkOtherNotes(slide)
  if (notes.some(({ isWarning }) => !isWarning))
    return [...telling, ...notes]
  return [...telling, ...notes, ...schema ? checkProse(slide) : [...checkImages(slide), ...checkTags(slide)]]
}

/** Whether a problem is a key that stands beside a missing one. */
function isMisspelt({ key, found }: Found, missing: string): boolean {
  const parent = (path: string) => path.split('.').slice(0, -1).join('.')
  return found.startsWith('a key') && parent(key) === parent(missing)
}

/** The pace of a slide whose steps have names has a length for each of them. */
function checkPace({ pace }: Frontmatter, steps: number): Found[] {
  if (!Array.isArray(pace) || !pace.length || pace.length === steps)
    return []
  return [{ key: 'pace', found: `a list of ${pace.length}`, allowed: `${steps} durations, one for each step from the title on` }]
}

/** Where one slide has a pace, all that are shown have, and the headmatter's duration is their sum. */
function checkPlan(slides: SourceSlideInfo[], { language, example }: Context): Problem[] {
  const all = slides.map(slide => ({ ...readFrontmatter(slide, example) as { pace?: string[], hide?: boolean, disabled?: boolean }, slide: slide.index + 1 }))
  const shown = all.filter(data => !data.hide && !data.disabled)
  const lengths = shown.flatMap(({ pace = [] }) => pace)
  if (!lengths.length)
    return []
  const missing = shown.filter(({ pace }) => !pace)
  if (missing.length)
    return missing.map(({ slide }) => ({ slide, key: 'pace', found: 'nothing', allowed: 'a list of durations, as the other slides have' }))
  const { duration } = readFrontmatter(slides[0], example) as { duration?: string }
  const seconds = lengths.reduce((sum, length) => sum + parseDuration(length, language).minutes * 60, 0)
  if (duration && Math.abs(parseDuration(duration, language).minutes * 60 - seconds) < 0.001)
    return []
  return [{ slide: 1, key: 'duration', found: quote(duration), allowed: `the sum of every pace, ${durationText(Math.round(seconds), language)}` }]
}
