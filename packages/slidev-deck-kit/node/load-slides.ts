import type { SourceSlideInfo } from '@slidev/types'
import type { Deck } from './deck-config.ts'
import type { Found, Frontmatter, Problem } from './problems.ts'
import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { parseRangeString, parseSync } from '@slidev/parser/core'
import { isMapping, withDefaults } from './deck-config.ts'
import { checkSize, isProblem, readFrontmatter } from './frontmatter.ts'
import { quote } from './problems.ts'

/** A slide as it stands in one of the deck's files. */
export interface DeckSlide {
  /** As Slidev's parser has found it; `index` counts in its file. */
  source: SourceSlideInfo
  /** Its file, from the folder of the deck's first one. */
  file: string
  /** Its own frontmatter. */
  own: Frontmatter
  /** Its frontmatter with what the slide that imports it and the headmatter's `defaults` say. */
  data: Frontmatter
  /** What keeps the frontmatter, or the file that the slide names, from being read. */
  fault?: Found
  /** Whether it is shown: it is not hidden, and stands for no other file. */
  isShown: boolean
}

/** The slides of all files of a deck. */
export interface DeckSlides {
  /** In their order, those that are hidden or import others among them. */
  slides: DeckSlide[]
  /** The paths of the files that were read. */
  files: string[]
  /** The headmatter, completed by the deck's config. */
  headmatter: Frontmatter
}

/** What a deck is read with: where no entry is given, its file is in its folder. */
export type DeckSource = Omit<Deck, 'entry'> & Partial<Pick<Deck, 'entry'>>

/**
 * Reads the slides of a deck as Slidev does (its parser's `load`): with those of
 * other files (`src`, with a range), without what hidden slides would bring in.
 *
 * @param markdown the text of the deck's own file
 * @param deck where it is, and what its config says
 * @returns what cannot be read as faults of its slides
 */
export function loadSlides(markdown: string, deck: DeckSource): DeckSlides {
  const entry = resolve(deck.entry ?? join(deck.root, deck.file))
  const folder = dirname(entry)
  const example = Object.keys(deck.config.layouts ?? {})[0] ?? 'cover'
  const parsed = new Map<string, SourceSlideInfo[]>()
  const slides: DeckSlide[] = []
  let defaults: Frontmatter = {}

  const sources = parse(markdown, entry)
  const first = readFrontmatter(sources[0], example)
  const headmatter = withDefaults(isProblem(first) ? {} : first, deck.config.headmatter)
  if (isMapping(headmatter.defaults))
    defaults = headmatter.defaults
  add(sources, entry, {}, [])
  return { slides, files: [...parsed.keys()], headmatter }

  function parse(text: string, path: string): SourceSlideInfo[] {
    const found = parsed.get(path) ?? parseSync(text, path, { noParseYAML: true }).slides
    parsed.set(path, found)
    return found
  }

  function add(sources: SourceSlideInfo[], path: string, override: Frontmatter, importers: string[]): void {
    const file = path === entry ? deck.file : relative(folder, path).split(sep).join('/')
    for (const source of sources) {
      const read = readFrontmatter(source, example)
      const [own, fault] = isProblem(read) ? [{} as Frontmatter, read] : [read, undefined]
      const { src, ...data } = { ...defaults, ...own, ...override } as Frontmatter
      const isHidden = Boolean(own.disabled || own.hide)
      const slide: DeckSlide = { source, file, own, data, fault, isShown: !isHidden && !src }
      slides.push(slide)
      if (src && !isHidden)
        slide.fault = addImported(src, path, { ...own, ...override }, importers)
    }
  }

  /** Adds the slides that one stands for; gives what is wrong where it cannot. */
  function addImported(src: unknown, from: string, { src: _, ...override }: Frontmatter, importers: string[]): Found | undefined {
    const fault = (allowed: string): Found => ({ key: 'src', found: quote(src), allowed, rule: 'import' })
    if (typeof src !== 'string')
      return fault('the path of a file of slides')
    const [name, range] = src.split('#')
    const path = name.startsWith('/') ? join(folder, name) : resolve(dirname(from), name)
    if ([from, ...importers].includes(path))
      return fault('a file that does not bring in itself')
    if (!statSync(path, { throwIfNoEntry: false })?.isFile())
      return fault('a file that is there, such as ./pages/more.md')
    const text = readFileSync(path, 'utf8')
    const slow = checkSize(text)
    if (slow)
      return { ...slow, found: `${slow.found} in ${quote(src)}` }
    const all = parse(text, path)
    const numbers = parseRangeString(all.length, range)
    if (!numbers.length || numbers.some(no => !all[no - 1]))
      return fault(`a range within its ${all.length} ${all.length === 1 ? 'slide' : 'slides'}, such as #1-${all.length}`)
    add(numbers.map(no => all[no - 1]), path, override, [from, ...importers])
  }
}

/** Reads the slides of a deck by its file alone. */
export function readSlides(entry: string): DeckSlides {
  return loadSlides(readFileSync(entry, 'utf8'), { entry, file: basename(entry), root: dirname(entry), config: {} })
}

/** Problems of a slide, with the file and the slide they are in. */
export function inSlide({ file, source }: DeckSlide, deck: Pick<Deck, 'file'>, problems: Found[]): Problem[] {
  const where = { ...file === deck.file ? {} : { file }, slide: source.index + 1 }
  return problems.map(problem => ({ ...where, ...problem }))
}

/** The line of its file on which a slide says a key, counted from 1. */
export function lineOfKey({ source: { raw, start } }: DeckSlide, key: string): number | undefined {
  const [name] = key.split(/[.[]/)
  const at = raw.split('\n').findIndex(line => line.replace(/^["']/, '').startsWith(name) && /^\S+\s*:/.test(line))
  return at < 0 ? undefined : start + at + 1
}

/** The line of its file on which a text of a slide begins, counted from 1. */
export function lineAt({ source: { raw, start } }: DeckSlide, text: string): number | undefined {
  const at = raw.lastIndexOf(text.trimEnd())
  return at < 0 ? undefined : start + raw.slice(0, at).split('\n').length
}
