import type { HandoutWords, SiteWords, Workflow } from './talk.ts'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { agrees, durationForm, lengthOf, parseDuration, sumText } from 'slidev-deck-kit/shared/duration.ts'
import { perLanguage } from 'slidev-deck-kit/shared/language.ts'
import * as z from 'zod'

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
  return z.string({ error }).max(300, error).refine(value => lengthOf(value, language) > 0, { error, abort: true })
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
const ownFile = z.string({ error: inPublic }).refine(file => /^\/(?![/\\])/.test(file) && !file.split(/[/\\]/).includes('..'), { error: inPublic, abort: true })

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

const font = z.string({ error: 'the name of a font' })

const handoutWords = mapping({ notes: line, own: line, opening: line, result: line, click: line } satisfies { [key in keyof HandoutWords]: z.ZodType<HandoutWords[key]> }).partial()

const address = 'the address of the site, such as https://example.com/talk/'

/** What the first slide's headmatter may say; what it leaves out has a default (lib/defaults.ts). No value may stop the talk or call another host. */
export const headmatter = z.object({
  theme: z.string({ error: 'the name of a theme' }),
  lang: z.string({ error: 'a language such as en' }).regex(/^[a-z]{2,3}(-\w+)*$/i, { error: 'a language such as en' }),
  colorSchema: z.enum(['dark', 'light', 'auto'], { error: 'dark, light or auto' }),
  favicon: ownFile.refine(file => statSync(join('public', file), { throwIfNoEntry: false })?.isFile(), { error: `${inPublic}, that is there` }),
  fonts: z.object({
    sans: font,
    mono: font,
    serif: font,
    provider: z.literal('none', { error: 'none (the fonts are the deck\'s own)' }),
  }, { error: 'a mapping such as sans: IBM Plex Sans' }).partial(),
  handout: handoutWords,
  site: mapping({ stage: line, pdf: line, handout: line, lost: line } satisfies { [key in keyof SiteWords]: z.ZodType<SiteWords[key]> }).partial(),
  author: line,
  info: text(300),
  seoMeta: z.looseObject({ ogUrl: z.url({ protocol: /^https$/, error: address }).optional() }, { error: 'a mapping such as ogUrl: https://example.com/talk/' }),
  titleTemplate: z.string({ error: 'text with %s for the title' }).regex(/^.{0,100}%s.{0,100}$/, { error: 'text with %s for the title' }),
  aspectRatio: z.literal('16/9', { error: '16/9' }),
  canvasWidth: z.literal(980, { error: '980' }),
  highlighter: z.literal('shiki', { error: 'shiki' }),
}).partial()
