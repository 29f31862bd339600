import type { RuleConfig } from './rules.ts'
import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as z from 'zod'
import { explain } from './problems.ts'
import { rules } from './rules.ts'

/** What a deck says of one of its own layouts. */
export interface Layout {
  /**
   * What the slide's data must be, in a language that Intl knows. A slide of a
   * layout with a schema has the schema's keys, Slidev's and `pace`, and no
   * other. What joins several keys goes into zod's `check`.
   */
  schema?: (language: string) => z.ZodObject
  /**
   * What the steps are called, from the one before the first click on: one
   * more than the slide has clicks.
   */
  steps?: (data: Record<string, unknown>, words: Record<string, string>) => string[]
  /** Whether it sets itself for paper. Of any other layout the handout prints a picture. */
  reflows?: boolean
}

/** A check of the deck's own. */
export interface DeckCheck {
  /** In one short word. */
  name: string
  /** What it looks at, from the deck's root: edits of these files run it again while the deck is served. */
  files: readonly string[]
  /**
   * @param root the deck's folder
   * @returns what is good, in a few words
   * @throws {Error} that says what is wrong
   */
  run: (root: string) => Promise<string> | string
  /** Takes up code that has been edited: a running server has what it began with. */
  reload?: (root: string) => Promise<void> | void
}

/** Fonts of the deck's own, of which the public site takes only the characters that it shows. */
export interface FontConfig {
  /** The style sheet of @font-face rules, from the deck's root. */
  sheet: string
  /** A comment that the fonts' licence asks to stand with every copy of them. */
  notice?: string
  /** Names of families that the licence reserves for whole fonts, each with one of the same length for fonts that are cut down. */
  names?: Record<string, string>
  /** The path of the file with all characters, for the path in the sheet of one with a part of them. */
  whole?: (path: string) => string
}

/** What deck.config.ts says: all that the packages know of the deck beside its slides. */
export interface DeckConfig {
  /** The deck's own layouts, by name. */
  layouts?: Record<string, Layout>
  /** What the headmatter says where the slides' own does not, mapping by mapping. */
  headmatter?: Record<string, unknown>
  /** Words for the names of steps, beside those of the packages; the headmatter's `handout` may say them otherwise. */
  words?: Record<string, string>
  checks?: readonly DeckCheck[]
  /** What the check's rules do in this deck: refuse, warn, or nothing. */
  check?: RuleConfig
  fonts?: FontConfig
}

/** A deck, as its file of slides and its config tell. */
export interface Deck {
  /** The path of the file of slides. */
  entry: string
  /** That file's name, for messages. */
  file: string
  /** The folder of the deck. */
  root: string
  config: DeckConfig
}

/** Gives deck.config.ts its types. */
export function defineDeck(config: DeckConfig): DeckConfig {
  return config
}

/** Gives a layout its types: `steps` gets the data that `schema` has let through. */
export function defineLayout<Schema extends z.ZodObject>(layout: Omit<Layout, 'schema' | 'steps'> & {
  schema: (language: string) => Schema
  steps?: (data: z.infer<Schema>, words: Record<string, string>) => string[]
}): Layout {
  return layout as Layout
}

const form = (() => {
  const allowed = (text: string) => ({ error: text })
  const fn = z.custom<unknown>(value => typeof value === 'function', allowed('a function')).optional()
  const strict = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape, allowed(Object.keys(shape).join(', ')))
  const text = z.string(allowed('text'))
  const layout = strict({ schema: fn, steps: fn, reflows: z.boolean(allowed('true or false')).optional() })
  return strict({
    layouts: z.record(text, layout, allowed('a layout for each name')).optional(),
    headmatter: z.record(text, z.unknown(), allowed('keys and values')).optional(),
    words: z.record(text, text, allowed('a text for each name')).optional(),
    checks: z.array(z.looseObject({ name: text, files: z.array(text, allowed('a list of paths')), run: fn.unwrap(), reload: fn }, allowed('a check')), allowed('a list of checks')).optional(),
    check: strict(Object.fromEntries(Object.keys(rules).map(rule => [rule, z.enum(['off', 'warn', 'error'], allowed('off, warn or error')).optional()]))).optional(),
    fonts: strict({ sheet: text, notice: text.optional(), names: z.record(text, text, allowed('a name for each name')).optional(), whole: fn }).optional(),
  })
})()

const names = ['ts', 'mts', 'js', 'mjs'].map(ending => `deck.config.${ending}`)

const loaded = new Map<string, { modified: number, config: Promise<DeckConfig> }>()

/**
 * Reads the deck's config, again where it has been edited since.
 *
 * @param root the deck's folder
 * @returns nothing but defaults where there is none
 * @throws {Error} of one line, where it cannot be read or has keys without a meaning
 */
export function loadDeckConfig(root: string): Promise<DeckConfig> {
  const path = names.map(name => resolve(root, name)).find(path => existsSync(path))
  if (!path)
    return Promise.resolve({})
  const modified = statSync(path).mtimeMs
  const before = loaded.get(path)
  if (before?.modified === modified)
    return before.config
  const config = read(path, before !== undefined)
  loaded.set(path, { modified, config })
  return config
}

/** A module that has been imported stays as it was: Vite's runner takes an edited one up, and what it imports. */
async function read(path: string, isEdited: boolean): Promise<DeckConfig> {
  const name = basename(path)
  const module = await importModule(path, isEdited).catch((error: unknown) => {
    throw new Error(`${name}: found what cannot be loaded (${String(error instanceof Error ? error.message : error).trim().split('\n')[0]}); allowed: export default defineDeck({ … })`)
  })
  const [problem] = explain(form, module.default)
  if (problem)
    throw new Error(`${name}, ${problem.key || 'default'}: found ${problem.found}; allowed: ${problem.allowed}`)
  return module.default as DeckConfig
}

async function importModule(path: string, isEdited: boolean): Promise<{ default?: unknown }> {
  if (!isEdited)
    return await import(pathToFileURL(path).href) as { default?: unknown }
  // Whoever only reads it once need not load Vite.
  const { runnerImport } = await import('vite')
  return (await runnerImport<{ default?: unknown }>(path)).module
}

/**
 * Finds out what deck a file of slides belongs to: its folder is the first
 * around the file that has a package.json.
 *
 * @param entry the path of the file of slides
 * @throws {Error} that says what is wrong with its config
 */
export async function loadDeck(entry: string): Promise<Deck> {
  let root = dirname(resolve(entry))
  while (!existsSync(join(root, 'package.json')) && root !== dirname(root))
    root = dirname(root)
  return { entry, file: basename(entry), root, config: await loadDeckConfig(root) }
}

/**
 * Completes a headmatter with the deck's defaults, mapping by mapping.
 *
 * @param headmatter as it stands in the slides; what it says stays
 * @param defaults the config's
 */
export function withDefaults(headmatter: Record<string, unknown>, defaults: Record<string, unknown> = {}): Record<string, unknown> {
  const said = Object.entries(headmatter).map(([key, value]) => [key, isMapping(value) && isMapping(defaults[key]) ? { ...defaults[key], ...value } : value])
  return { ...defaults, ...Object.fromEntries(said) as Record<string, unknown> }
}

/** Whether a value is a mapping of YAML. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
