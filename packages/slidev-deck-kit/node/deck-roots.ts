import type { Frontmatter } from './problems.ts'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

interface PackageJson {
  slidev?: { addons?: string[], defaults?: Frontmatter }
}

/** Where Slidev looks for the parts of a deck. */
export interface DeckRoots {
  /** The folders of the theme, the addons and the deck. */
  roots: string[]
  /** What the theme says where the headmatter does not. */
  defaults: Frontmatter
  /** Whether all that the deck names is installed. */
  isWhole: boolean
}

/** Themes that are no package of their own, or whose layouts are known without. */
const known = ['none', 'default']

/**
 * Finds the theme and the addons of a deck by the names that Slidev gives them
 * (its resolver), without loading Slidev.
 *
 * @param folder of the deck's file of slides
 * @param root the folder of the deck's package.json
 * @param headmatter the deck's
 */
export function deckRoots(folder: string, root: string, headmatter: Frontmatter): DeckRoots {
  const roots = new Set<string>()
  let isWhole = true
  const add = (type: 'theme' | 'addon', name: unknown, importer: string): PackageJson => {
    const place = typeof name === 'string' ? find(type, name, importer, folder) : undefined
    isWhole &&= place !== undefined || (type === 'theme' && known.includes(String(name)))
    if (!place || roots.has(place))
      return {}
    roots.add(place)
    const json = packageJson(place)
    for (const addon of json.slidev?.addons ?? [])
      add('addon', addon, place)
    return json
  }
  const { slidev } = add('theme', headmatter.theme ?? 'default', folder)
  for (const addon of [...Array.isArray(headmatter.addons) ? headmatter.addons : [], ...packageJson(root).slidev?.addons ?? []])
    add('addon', addon, folder)
  return { roots: [...roots, folder], defaults: slidev?.defaults ?? {}, isWhole }
}

function packageJson(folder: string): PackageJson {
  const path = join(folder, 'package.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as PackageJson : {}
}

function find(type: string, name: string, importer: string, folder: string): string | undefined {
  if (name.startsWith('@/'))
    return join(folder, name.slice(2))
  if (/^[./]/.test(name) || (!name.startsWith('@') && name.includes('/')))
    return resolve(dirname(importer), name)
  const names = name.includes('/') ? [name] : [`@slidev/${type}-${name}`, `slidev-${type}-${name}`, name]
  for (let place = importer; ; place = dirname(place)) {
    const found = names.map(name => join(place, 'node_modules', name)).find(path => existsSync(join(path, 'package.json')))
    if (found || place === dirname(place))
      return found
  }
}

/** The names of the layouts in some folders (its getLayouts). */
export function layoutsIn(roots: string[]): string[] {
  return roots.flatMap(root => globSync('layouts/**/*.{vue,js,mjs,ts,mts}', { cwd: root })).map(file => basename(file).replace(/\.\w+$/, ''))
}
