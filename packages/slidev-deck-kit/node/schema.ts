import type { Deck } from './deck-config.ts'
import { statSync } from 'node:fs'
import { join } from 'node:path'
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

/** What the first slide's headmatter may say. No value may stop the deck or call another host. */
export function headmatter({ root, config }: Pick<Deck, 'root' | 'config'>) {
  const { sans = 'Inter' } = (config.headmatter?.fonts ?? {}) as { sans?: string }
  return z.object({
    theme: z.string({ error: 'the name of a theme' }),
    lang: z.string({ error: 'a language such as en' }).regex(/^[a-z]{2,3}(-\w+)*$/i, { error: 'a language such as en' }),
    colorSchema: z.enum(['dark', 'light', 'auto'], { error: 'dark, light or auto' }),
    favicon: ownFile.refine(file => statSync(join(root, 'public', file), { throwIfNoEntry: false })?.isFile(), { error: `${inPublic}, that is there` }),
    fonts: z.object({
      sans: font,
      mono: font,
      serif: font,
      provider: z.literal('none', { error: 'none (the fonts are the deck\'s own)' }),
    }, { error: `a mapping such as sans: ${sans}` }).partial(),
    handout: wordsFor('handout', Object.keys(config.words ?? {})),
    site: wordsFor('site'),
    speaker: wordsFor('speaker'),
    author: line,
    info: text(300),
    seoMeta: z.looseObject({ ogUrl: z.url({ protocol: /^https$/, error: address }).optional() }, { error: 'a mapping such as ogUrl: https://example.com/talk/' }),
    titleTemplate: z.string({ error: 'text with %s for the title' }).regex(/^.{0,100}%s.{0,100}$/, { error: 'text with %s for the title' }),
    aspectRatio: z.literal('16/9', { error: '16/9' }),
    canvasWidth: z.literal(980, { error: '980' }),
    highlighter: z.literal('shiki', { error: 'shiki' }),
  }).partial()
}
