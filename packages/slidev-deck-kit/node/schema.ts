import type { DeckConfig } from './deck-config.ts'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { parseAspectRatio, parseTimeString } from '@slidev/parser/core'
import * as z from 'zod'
import { durationForm, lengthOf } from '../shared/duration.ts'
import { perLanguage } from '../shared/language.ts'
import { placesIn, words } from '../shared/words.ts'

// An issue's message says what is allowed; check.ts adds where and what was found.
// What holds durations is made for the deck's language, one that Intl knows.

/** Text of at most a number of characters: far more than fits, far less than a mistake. */
export function text(longest: number) {
  const error = `text of 1 to ${longest} characters (quote a number)`
  return z.string({ error }).trim().min(1, { error, abort: true }).max(longest, error)
}

export const line = text(300).regex(/^[^\n]+$/, { error: 'text on one line' })

/** A duration as parseDuration reads it. */
export const durationIn = perLanguage((language) => {
  const error = durationForm(language)
  return z.string({ error }).max(300, error).refine(value => lengthOf(value, language) > 0, { error, abort: true })
})

/**
 * At least one of something.
 *
 * @param item what each is
 * @param name what it is called, for the message
 */
export function list<T extends z.ZodType>(item: T, name: string) {
  const form = `a list of at least one ${name}`
  return z.array(item, { error: form }).min(1, { error: form, abort: true })
}

/** These keys, and no other. */
export function mapping<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, { error: `the keys ${Object.keys(shape).join(', ')}` })
}

const inPublic = 'a file in public/, such as /picture.png'

const word = 'text on one line, of at most 300 characters'

/** What a slide of a layout with a schema may have beside the schema's keys. */
export const strictValues = perLanguage((language) => {
  return z.object({
    title: z.string({ error: word }).regex(/^.{1,300}$/, { error: word }),
    pace: list(durationIn(language), 'duration'),
  }).partial()
})

/** What any slide may have: Slidev and the presenter view stop at other values. */
export const slideValues = perLanguage((language) => {
  return z.object({
    title: z.string({ error: 'text (quote a number)' }),
    pace: list(durationIn(language), 'duration'),
  }).partial()
})

const fontNames = z.union([z.string(), z.array(z.string())], { error: 'the name of a font' })

function isReadable(read: () => unknown): boolean {
  try {
    read()
    return true
  }
  catch {
    return false
  }
}

/** A duration as Slidev's own timer reads it; a number is seconds. */
const isSlidevDuration = (value: unknown): boolean => isReadable(() => parseTimeString(value as string))

/** What the headmatter may say: Slidev stops at other values. */
export const headmatterValues = perLanguage((language) => {
  const duration = durationForm(language)
  return z.object({
    theme: z.string({ error: 'the name of a theme' }),
    duration: z.union([z.string(), z.number()], { error: duration }).refine(value => lengthOf(value, language) > 0 || isSlidevDuration(value), { error: duration }),
    fonts: z.object({ sans: fontNames, mono: fontNames, serif: fontNames }, { error: 'a mapping such as sans: Inter' }).partial(),
    aspectRatio: z.union([z.string(), z.number()], { error: 'a ratio such as 16/9' }).refine(value => isReadable(() => parseAspectRatio(value as string)), { error: 'a ratio such as 16/9' }),
    canvasWidth: z.number({ error: 'a number such as 980' }),
    highlighter: z.enum(['shiki', 'shikiji'], { error: 'shiki' }),
  }).partial()
})

const address = 'the address of the site, such as https://example.com/talk/'

/** A word in place of another, with the same places for values. */
function wordLike(word: string) {
  const places = placesIn(word)
  const form = `text on one line with ${places.join(' and ')}`
  return places.length ? line.refine(text => placesIn(text).sort().join() === places.toSorted().join(), { error: form }) : line
}

/** Words by their keys: the packages' own, and others. */
function wordsFor(group: keyof typeof words, others: readonly string[] = []) {
  const own = Object.entries(words[group]).map(([key, word]) => [key, wordLike(word)])
  return mapping(Object.fromEntries([...own, ...others.map(key => [key, line])]) as Record<string, typeof line>).partial()
}

/** Whether a path names a file in public/, as a page asks for it; a theme's public/ is at /theme/. */
function isPublic(folder: string, path: string): boolean {
  const parts = path.replace(/^\.?\//, '').split(/[/\\]/)
  return parts[0] === 'theme' || (!parts.includes('..') && statSync(join(folder, 'public', ...parts), { throwIfNoEntry: false })?.isFile() === true)
}

/**
 * What the headmatter says to some effect.
 *
 * @param folder of the deck's file of slides
 * @param config the deck's
 */
export function headmatter(folder: string, config: DeckConfig) {
  return z.object({
    lang: z.string({ error: 'a language such as en' }).regex(/^[a-z]{2,3}(-\w+)*$/i, { error: 'a language such as en' }),
    colorSchema: z.enum(['dark', 'light', 'auto', 'all'], { error: 'dark, light or auto' }),
    favicon: z.string({ error: inPublic }).refine(file => /^(?:data|https?):|^[/\\]{2}/.test(file) || isPublic(folder, file), { error: `${inPublic}, that is there` }),
    handout: wordsFor('handout', Object.keys(config.words ?? {})),
    site: wordsFor('site'),
    speaker: wordsFor('speaker'),
    author: z.string({ error: 'text' }),
    info: z.union([z.string(), z.boolean()], { error: 'text' }),
    seoMeta: z.looseObject({ ogUrl: z.url({ protocol: /^https?$/, error: address }).optional() }, { error: 'a mapping such as ogUrl: https://example.com/talk/' }),
    titleTemplate: z.string({ error: 'text with %s for the title' }).regex(/%s/, { error: 'text with %s for the title' }),
  }).partial()
}
