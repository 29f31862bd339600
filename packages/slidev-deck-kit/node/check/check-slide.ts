import type * as z from 'zod'
import type { DeckConfig, Layout } from '../deck-config.ts'
import type { DeckSlide } from '../load-slides.ts'
import type { Found, Frontmatter } from '../problems.ts'
import type { Rule } from '../rules.ts'
import { layoutData, stepsOf } from '../layout-steps.ts'
import { lineOfKey } from '../load-slides.ts'
import { explain, maxListed, quote } from '../problems.ts'
import { severityOf } from '../rules.ts'
import { headmatter, headmatterValues, slideValues, strictValues } from '../schema.ts'
import { checkFonts, checkForeign } from './check-foreign.ts'
import { checkNotes, checkOtherNotes } from './check-notes.ts'
import { checkPace } from './check-plan.ts'
import { checkProse, checkTags, checkTitle } from './check-text.ts'
import { isSlidevKey, meantKey } from './slidev-keys.ts'

/** What slides are checked against. */
export interface Context {
  config: DeckConfig
  /** Of the deck's file of slides. */
  folder: string
  /** The deck's first slide, whose frontmatter is the headmatter. */
  first: DeckSlide
  headmatter: Frontmatter
  /** What the theme says where the headmatter does not. */
  defaults: Frontmatter
  /** One that Intl knows. */
  language: string
  /** What the names of steps are made with. */
  words: Record<string, string>
  /** The names of the layouts, and whether there are others: of a theme or an addon that is not installed. */
  known: string[]
  hasOthers: boolean
}

/** Problems of one slide; one that would bring others in its train is told alone. */
export function checkSlide(slide: DeckSlide, context: Context): Found[] {
  const { data, fault } = slide
  if (fault)
    return [{ ...fault, line: fault.rule && lineOfKey(slide, fault.key) }]
  const { config: { layouts = {} }, language } = context
  const name = String(data.layout ?? 'default')
  const layout = Object.hasOwn(layouts, name) ? layouts[name] : undefined
  const schema = layout?.schema?.(language)
  // A layout with a schema is strict; on other slides only what would keep the deck from being shown is refused.
  return schema ? checkStrict(slide, layout!, schema, context) : checkOrdinary(slide, layout, context)
}

function checkStrict(slide: DeckSlide, layout: Layout, schema: z.ZodObject, context: Context): Found[] {
  const { data, source } = slide
  const own = Object.keys(schema.shape)
  const unknown = Object.keys(slide.own).filter(key => !isSlidevKey(key, source.index + 1, true) && !own.includes(key))
  const steps = stepsOf(layout, data, context.language, context.words)
  const problems = [
    ...unknown.map(key => ({ key, found: 'a key that has no meaning here', allowed: [...own, 'pace', 'the keys of Slidev (sli.dev/custom)'].join(', ') })),
    ...explain(strictValues(context.language), data),
    ...checkTitle(data),
    ...checkHeadmatter(slide, context),
    ...explain(schema, layoutData(schema, data)),
    ...steps ? checkPace(data, steps.length) : [],
  ]
  // A misspelt key is missing under its right name, too.
  const telling = problems.length > maxListed * 5 ? problems : problems.filter(({ key, found }) => !(found === 'nothing' && problems.some(other => other.key !== key && isMisspelt(other, key))))
  const notes = checkNotes(source, (steps?.length ?? Number.POSITIVE_INFINITY) - 1)
  return stops(notes) ? [...telling, ...notes] : [...telling, ...notes, ...checkProse(source)]
}

function checkOrdinary(slide: DeckSlide, layout: Layout | undefined, context: Context): Found[] {
  const { own, data, source, isShown } = slide
  const { config: { layouts = {} }, known, hasOthers, language, words } = context
  const ofDeck = checkHeadmatter(slide, context)
  // Of a slide that stands for others, only the frontmatter counts.
  if (!isShown)
    return [...ofDeck, ...own.src && !own.hide && !own.disabled ? checkForeign(slide, context.headmatter).filter(({ key }) => key !== 'text') : []]
  const no = source.index + 1
  const at = (key: string, rule: Rule) => ({ key, line: lineOfKey(slide, key), rule })
  const belongsElsewhere = Object.values(layouts).flatMap(({ schema }) => Object.keys(schema?.(language).shape ?? {})).some(key => key in own && !isSlidevKey(key, no, false))
  if (belongsElsewhere)
    return [{ key: 'layout', found: quote(data.layout), allowed: known.join(', ') }]
  const steps = stepsOf(layout, data, language, words)
  const problems: Found[] = [
    ...data.layout === undefined || known.includes(String(data.layout)) || hasOthers ? [] : [{ ...at('layout', 'layout'), found: quote(data.layout), allowed: known.join(', ') }],
    ...Object.keys(own).flatMap((key) => {
      const meant = meantKey(key, no)
      return meant ? [{ ...at(key, 'unknown-key'), found: 'a key that has no meaning to Slidev', allowed: `${meant}, or a key that a layout, a theme or an addon reads` }] : []
    }),
    ...explained(slide, slideValues(language), 'value'),
    ...checkTitle(data),
    ...ofDeck,
    ...steps ? checkPace(data, steps.length) : [],
    ...checkForeign(slide, context.headmatter),
  ]
  const notes = checkOtherNotes(slide)
  return stops(notes) ? [...problems, ...notes] : [...problems, ...notes, ...checkTags(source)]
}

/** What the first slide says of the whole deck. */
function checkHeadmatter(slide: DeckSlide, { first, folder, config, language, headmatter: said, defaults }: Context): Found[] {
  if (slide.source !== first.source)
    return []
  const values = explained(slide, headmatterValues(language), 'value')
  return [
    ...values,
    ...explained(slide, headmatter(folder, config), 'headmatter'),
    ...values.length ? [] : checkFonts(slide, said, defaults),
  ]
}

/** What a schema finds wrong with a slide, and on which line. */
function explained(slide: DeckSlide, schema: z.ZodType, rule: Rule): Found[] {
  return explain(schema, slide.data).map(problem => ({ ...problem, line: lineOfKey(slide, problem.key), rule }))
}

/** Whether notes are wrong in such a way that a look at the text would find the same again. */
function stops(notes: Found[]): boolean {
  return notes.some(({ rule }) => !rule || severityOf(rule) === 'error')
}

/** Whether a problem is a key that stands beside a missing one. */
function isMisspelt({ key, found }: Found, missing: string): boolean {
  const parent = (path: string) => path.split('.').slice(0, -1).join('.')
  return found.startsWith('a key') && parent(key) === parent(missing)
}
