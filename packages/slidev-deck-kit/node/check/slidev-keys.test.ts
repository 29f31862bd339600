import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isSlidevKey, slidevLayouts } from './slidev-keys.ts'

/** Names in a constant of Slidev's client, which Node does not load: it is TypeScript in node_modules. */
function constant(name: string): string[] {
  const source = readFileSync('node_modules/@slidev/client/constants.ts', 'utf8')
  const [, list = ''] = new RegExp(`${name} = \\[([^\\]]*)\\]`).exec(source) ?? []
  return [...list.matchAll(/'(\w+)'/g)].map(([, key]) => key)
}

it('knows every frontmatter key of this Slidev', () => {
  const keys = constant('FRONTMATTER_FIELDS')
  expect(keys.length).toBeGreaterThan(10)
  expect(keys.filter(key => !isSlidevKey(key, 2, false))).toEqual([])
})

it('knows every headmatter key of this Slidev, on the first slide alone', () => {
  const keys = constant('HEADMATTER_FIELDS')
  expect(keys.length).toBeGreaterThan(30)
  expect(keys.filter(key => !isSlidevKey(key, 1, false))).toEqual([])
  expect(isSlidevKey('theme', 2, false)).toBe(false)
})

it('keeps a slide of a strict layout from hiding its steps', () => {
  expect(['clicks', 'clicksStart', 'hide', 'disabled', 'zoom'].filter(key => isSlidevKey(key, 1, true))).toEqual([])
})

it('knows the layouts of this Slidev and of its default theme', () => {
  const files = ['client', 'theme-default'].flatMap(name => readdirSync(`node_modules/@slidev/${name}/layouts`))
  expect(slidevLayouts).toEqual([...new Set(files.map(file => file.replace('.vue', '')))].sort())
})
