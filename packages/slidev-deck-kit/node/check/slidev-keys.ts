import { getDefaultConfig } from '@slidev/parser/core'

/** Frontmatter keys that Slidev reads on any slide. */
const slideKeys = [
  'class',
  'hideInToc',
  'lang',
  'layout',
  'level',
  'name',
  'preload',
  'routeAlias',
  'title',
  'transition',
]

/** Keys that the deck itself reads on any slide. */
const deckKeys = ['pace']

/** Keys that would hide the steps of a slide, move them, or put others in its place. */
const freeSlideKeys = ['clickAnimation', 'clicks', 'clicksStart', 'disabled', 'dragPos', 'hide', 'src', 'zoom']

/** Keys that the layouts of Slidev and of its default theme read. */
const layoutKeys = ['background', 'backgroundSize', 'image', 'layoutClass', 'scale', 'url']

/** Keys that Slidev, the handout, the site or the presenter view reads in the headmatter alone. */
const headmatterKeys = [...Object.keys(getDefaultConfig()), 'defaults', 'handout', 'keywords', 'site', 'speaker']

/** The keys with a meaning on a slide. */
function keysOf(isFirst: boolean, isStrict: boolean): string[] {
  return [...slideKeys, ...deckKeys, ...isStrict ? [] : [...freeSlideKeys, ...layoutKeys], ...isFirst ? headmatterKeys : []]
}

/**
 * Whether Slidev or the deck gives a frontmatter key a meaning that a slide may use.
 *
 * @param key the key
 * @param slide the slide's number, counted from 1
 * @param strict whether the slide's layout has a schema: it says itself what its steps are
 */
export function isSlidevKey(key: string, slide: number, strict: boolean): boolean {
  return keysOf(slide === 1, strict).includes(key)
}

/**
 * The key that another one may be a misspelling of. Layouts, themes and
 * components may read any key: one that resembles none is theirs.
 *
 * @param key the key
 * @param slide the slide's number, counted from 1
 */
export function meantKey(key: string, slide: number): string | undefined {
  const known = keysOf(slide === 1, false)
  return known.includes(key) || key.length < 4 ? undefined : known.find(other => distance(key, other) <= (key.length < 6 ? 1 : 2))
}

/** How many letters one word has to change, gain, lose or swap with the next to become another, up to 3. */
function distance(from: string, to: string, most = 3): number {
  if (!most || from === to || !from || !to)
    return from === to ? 0 : Math.min(most, Math.max(from.length, to.length))
  if (from[0] === to[0])
    return distance(from.slice(1), to.slice(1), most)
  const swapped = from[0] === to[1] && from[1] === to[0] ? [distance(from.slice(2), to.slice(2), most - 1)] : []
  return 1 + Math.min(...swapped, distance(from.slice(1), to.slice(1), most - 1), distance(from.slice(1), to, most - 1), distance(from, to.slice(1), most - 1))
}

/** The layouts of Slidev and of its default theme. */
export const slidevLayouts = [
  '404',
  'center',
  'cover',
  'default',
  'end',
  'error',
  'fact',
  'full',
  'iframe',
  'iframe-left',
  'iframe-right',
  'image',
  'image-left',
  'image-right',
  'intro',
  'none',
  'quote',
  'section',
  'statement',
  'two-cols',
  'two-cols-header',
]
