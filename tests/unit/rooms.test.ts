import type * as z from 'zod'
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseSync } from '@slidev/parser/core'
import { parseDuration } from 'slidev-deck-kit/shared/duration.ts'
import { defaultEntry, defaultPort } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { describe, expect, it } from 'vitest'
import config from '../../deck.config.ts'

// Two rooms: the packages know nothing of the talk. What they may not name is read from the talk.

const read = (path: string) => readFileSync(path, 'utf8')
const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n').filter(path => globSync(path).length)
const sources = tracked.filter(path => /^(?:packages|demo)\//.test(path) && /\.(?:ts|mjs|vue|css|json|md)$/.test(path)).map(path => ({ path, text: read(path) }))

const [{ content, note = '', title = '', frontmatter }] = parseSync(read(defaultEntry), defaultEntry).slides
const schemas = Object.values(config.layouts!).map(({ schema }) => schema!('en'))

/** All texts within data. */
function textsIn(value: unknown): string[] {
  return typeof value === 'string' ? value.split('\n') : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** The paths of the keys of a schema, such as "a.b". */
function pathsIn(schema: z.core.$ZodType, parent = ''): string[] {
  const { element, shape, innerType } = (schema as z.ZodType & { def: { element?: z.ZodType, shape?: Record<string, z.ZodType>, innerType?: z.ZodType } }).def
  const inner = element ?? innerType
  return inner ? pathsIn(inner, parent) : Object.entries(shape ?? {}).flatMap(([key, value]) => [parent + key, ...pathsIn(value, `${parent}${key}.`)])
}

function isDuration(text: string) {
  try {
    parseDuration(text, 'en')
    return true
  }
  catch {
    return false
  }
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const wholeWord = (text: string, flags = '') => new RegExp(`(?<![\\w-])${literal(text)}(?![\\w-])`, flags)

const ownKeys = schemas.flatMap(schema => Object.keys(schema.shape))
const texts = [title, ...content.split('\n'), ...note.split(/(?<=[.?!,])\s|\n/), frontmatter.info as string, ...textsIn(ownKeys.map(key => frontmatter[key]))]
  .map(text => text.replace(/^[#\s]+|^\[click[^\]]*\]|[.,:?!]$/g, '').trim())
/** Words that belong to any deck: keys of these names say nothing of this one. */
const anyDecks = ['command', 'duration', 'heading', 'label', 'name', 'next', 'remark', 'steps', 'terminal', 'value']

const paths = schemas.flatMap(schema => pathsIn(schema))
/** What a file says in CSS, in templates and to querySelector and the like: a script has a `.value`, too. */
function markupOf(path: string, text: string): string {
  if (path.endsWith('.css'))
    return text
  const [scripts, rest] = path.endsWith('.vue') ? [text.match(/<script[\s\S]*?<\/script>/g)?.join() ?? '', text.replace(/<script[\s\S]*?<\/script>/g, '')] : [text, '']
  return [rest, ...[...scripts.matchAll(/(?:querySelector(?:All)?|closest|matches|locator)(?:<\w+>)?\(['"`]([^'"`]*)/g)].map(([, selector]) => `${selector} {`)].join('\n')
}

const classesOf = (markup: string) => [...markup.matchAll(/\sclass="([\w -]+)"|\.([a-z][\w-]*)(?![\w-])(?=[^;{}]*\{)/g)].flatMap(([, list, one]) => list?.split(' ') ?? [one])
const namedIn = (files: { path: string, text: string }[]) => new Set(files.flatMap(({ path, text }) => classesOf(markupOf(path, text))))
const room = tracked.filter(path => /^(?:components|layouts)\/.*\.vue$/.test(path)).map(path => ({ path, text: read(path) }))
/** Classes of the packages' own components may have the same names: they are scoped. */
const own = namedIn(sources.filter(({ path }) => path.endsWith('.vue')))
const classes = [...namedIn(room)].filter(name => !own.has(name) && !name.startsWith('slidev-'))

const forbidden: [what: string, patterns: RegExp[], part?: typeof markupOf][] = [
  ['its layouts', globSync('layouts/*.vue').map(path => wholeWord(basename(path, '.vue'), 'i'))],
  ['its components', globSync('components/*.vue').map(path => wholeWord(basename(path, '.vue')))],
  ['the keys of its data', [...new Set([...paths.filter(path => path.includes('.')), ...paths.map(path => path.split('.').at(-1)!).filter(key => !anyDecks.includes(key))])].map(key => wholeWord(key))],
  ['its texts', [...new Set(texts)].filter(text => /\S\s+\S/.test(text) && !isDuration(text)).map(text => new RegExp(literal(text).replace(/\s+/g, '\\s+')))],
  ['its subject', [...new Set(texts.join(' ').match(/\b[A-Z]\w*[a-z][A-Z]\w*|\b[A-Z]{2,}[a-z]\w*|(?<=\$ )\w+/g))].concat(title.split(/[^A-Z]+/i).filter(word => word.length > 7)).map(word => new RegExp(literal(word), 'i'))],
  ['its classes', classes.map(name => new RegExp(`\\.${literal(name)}(?![\\w-])(?=[^;{}]*\\{)|\\sclass="[^"]*(?<![\\w-])${literal(name)}(?![\\w-])`)), markupOf],
  ['its fonts', [...Object.keys(config.fonts!.names!), ...Object.values(config.fonts!.names!), ...Object.keys(config.fonts!.names!).map(name => name.split(' ').at(-1)!)].map(name => new RegExp(literal(name)))],
  ['its colours', [...read('styles/tokens.css').matchAll(/--([\w-]+): #/g)].map(([, name]) => new RegExp(literal(name), 'i'))],
]

describe('no file of the packages names of the talk', () => {
  it.each(forbidden)('%s', (_, patterns, part = (_, text) => text) => {
    expect(patterns.length).toBeGreaterThan(0)
    const found = sources.flatMap(({ path, text }) => patterns.flatMap((pattern) => {
      const [hit] = pattern.exec(part(path, text)) ?? []
      return hit === undefined ? [] : [`${path}: ${hit}`]
    }))
    expect(found).toEqual([])
  })

  it('its file and its port, which are Slidev\'s own defaults, but in the one place for these', () => {
    const names = new RegExp(`${literal(defaultEntry)}|\\b${defaultPort}\\b`)
    // Tests have decks of their own, which have the same name.
    const isTest = (path: string) => /\.test\.ts$|^packages\/slidev-deck-testing\//.test(path)
    expect(sources.filter(({ path, text }) => !path.endsWith('.md') && !isTest(path) && names.test(text)).map(({ path }) => path)).toEqual(['packages/slidev-deck-kit/shared/slidev-internals.ts'])
  })
})

const lines = (path: string) => read(path).split('\n').length - 1

it('no source of a package is longer than 200 lines', () => {
  expect(sources.filter(({ path }) => /\.(?:ts|vue|css)$/.test(path) && !path.endsWith('.test.ts') && lines(path) > 200).map(({ path }) => `${path}: ${lines(path)}`)).toEqual([])
})

it('the talk\'s own room has at most 1,300 lines', () => {
  const sources = tracked.filter(path => !/^(?:packages|bench|tests|demo|docs)\/|^vitest\.config/.test(path) && /\.(?:ts|vue|css)$|^slides\.md$/.test(path))
  const total = sources.reduce((sum, path) => sum + lines(path), 0)
  expect(total, `${total} lines: ${sources.map(path => `${path} ${lines(path)}`).join(', ')}`).toBeLessThanOrEqual(1300)
})
