import type { HandoutWords, SiteWords, Workflow } from './talk.ts'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { agrees, durationForm, parseDuration, sumText } from './duration.ts'
import { perLanguage } from './language.ts'

// An issue's message says what is allowed; check.ts adds where and what was found.
// What holds durations is made for the talk's language, one that Intl knows.

/** Text of at most a number of characters: far more than fits, far less than a mistake. */
function text(longest: number) {
  const error = `text of 1 to ${longest} characters (quote a number)`
  return z.string({ error }).trim().min(1, { error, abort: true }).max(longest, error)
}

const line = text(300).regex(/^[^\n]+$/, { error: 'text on one line' })

const durationIn = perLanguage((language) => {
  const error = durationForm(language)
  return z.string({ error }).max(300, error).refine((value) => {
    try {
      return parseDuration(value, language).minutes > 0
    }
    catch {
      return false
    }
  }, { error, abort: true })
})

function list<T extends z.ZodType>(item: T, name: string) {
  const form = `a list of at least one ${name}`
  return z.array(item, { error: form }).min(1, { error: form, abort: true })
}

function mapping<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, { error: `the keys ${Object.keys(shape).join(', ')}` })
}

const metric = mapping({
  label: line,
  value: line,
  remark: line,
  sumOf: z.literal('phases', { error: 'phases' }).optional(),
})

/** The keys of the workflow layout: the data of its slide. */
export const workflowShape = perLanguage((language) => {
  const phase = mapping({ name: line, duration: durationIn(language), steps: list(line, 'step') })
  return {
    command: mapping({ heading: line, terminal: text(1000) }),
    next: mapping({ heading: line, steps: list(line, 'step') }),
    execution: mapping({ heading: line, label: line, phases: list(phase, 'phase') }),
    metrics: list(metric, 'metric'),
  } satisfies { [key in keyof Workflow]: z.ZodType<Workflow[key]> }
})

/** A slide in the workflow layout; the total that its metrics claim agrees with its phases. */
export const workflow = perLanguage((language) => {
  return z.object(workflowShape(language)).check(({ value, issues }) => {
    const lengths = value.execution.phases.map(phase => parseDuration(phase.duration, language).minutes)
    const sum = lengths.reduce((total, length) => total + length, 0)
    value.metrics.forEach((metric, index) => {
      if (!metric.sumOf)
        return
      const parsed = durationIn(language).safeParse(metric.value)
      if (parsed.success && agrees(parseDuration(metric.value, language), sum))
        return
      issues.push({
        code: 'custom',
        path: ['metrics', index, 'value'],
        input: metric.value,
        message: `the sum of the phases, ${sumText(lengths, language)}, rounded`,
      })
    })
  })
})

const inPublic = 'a file in public/, such as /picture.png'

/** A file of the deck's own: `//` and `/\` would name another host, `..` what is no part of the site. */
const ownFile = z.string({ error: inPublic }).regex(/^\/(?![/\\])(?!(?:.*[/\\])?\.\.(?:[/\\]|$))/, { error: inPublic, abort: true })

const word = 'text on one line, of at most 300 characters'

/** What a slide in any layout may have: the planned length of its steps, and values of Slidev's keys that would stop it or call another host. */
export const slideValues = perLanguage((language) => {
  return z.object({
    title: z.string({ error: word }).regex(/^.{1,300}$/, { error: word }),
    background: ownFile,
    image: ownFile,
    url: ownFile,
    pace: list(durationIn(language), 'duration'),
    duration: durationIn(language),
  }).partial()
})

const handoutWords = mapping({ notes: line, own: line, opening: line, result: line, click: line } satisfies { [key in keyof HandoutWords]: z.ZodType<HandoutWords[key]> })

const address = 'the address of the site, such as https://example.com/talk/'

/** What the first slide's headmatter must say for the talk to speak its language, keep its look and call no other host. */
export const headmatter = z.object({
  theme: z.literal('default', { error: 'default (the look is the deck\'s own)' }),
  lang: z.string({ error: 'a language such as en' }).regex(/^[a-z]{2,3}(-\w+)*$/i, { error: 'a language such as en' }),
  colorSchema: z.literal('dark', { error: 'dark' }),
  favicon: ownFile.refine(file => statSync(join('public', file), { throwIfNoEntry: false })?.isFile(), { error: `${inPublic}, that is there` }),
  fonts: z.object({
    sans: z.string({ error: 'the name of a font' }).optional(),
    mono: z.string({ error: 'the name of a font' }).optional(),
    serif: z.string({ error: 'the name of a font' }).optional(),
    provider: z.literal('none', { error: 'none (the fonts are the deck\'s own)' }),
  }, { error: 'a mapping with provider: none' }),
  handout: handoutWords,
  site: mapping({ stage: line, pdf: line, handout: line } satisfies { [key in keyof SiteWords]: z.ZodType<SiteWords[key]> }),
  author: line.optional(),
  info: text(300).optional(),
  seoMeta: z.looseObject({ ogUrl: z.url({ protocol: /^https$/, error: address }).optional() }, { error: 'a mapping such as ogUrl: https://example.com/talk/' }).optional(),
  titleTemplate: z.string({ error: 'text with %s for the title' }).regex(/^.{0,100}%s.{0,100}$/, { error: 'text with %s for the title' }).optional(),
  aspectRatio: z.literal('16/9', { error: '16/9' }).optional(),
  canvasWidth: z.literal(980, { error: '980' }).optional(),
  highlighter: z.literal('shiki', { error: 'shiki' }).optional(),
})
