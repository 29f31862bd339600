import { getDefaultConfig } from '@slidev/parser/core'

/** Frontmatter keys that Slidev reads on any slide. Not `src`: what it brings in is not checked. */
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

/** Keys that would hide the steps of a slide, or move them. */
const freeSlideKeys = ['clickAnimation', 'clicks', 'clicksStart', 'disabled', 'dragPos', 'hide', 'zoom']

/** Keys that the layouts of Slidev and of its default theme read. */
const layoutKeys = ['background', 'backgroundSize', 'image', 'layoutClass', 'scale', 'url']

/** Keys that Slidev, the handout, the site or the presenter view reads in the headmatter alone. Not `defaults`: each slide says what it is. */
const headmatterKeys = [...Object.keys(getDefaultConfig()), 'handout', 'keywords', 'site', 'speaker']

/**
 * Whether Slidev or the deck gives a frontmatter key a meaning that a slide may use.
 *
 * @param key the key
 * @param slide the slide's number, counted from 1
 * @param strict whether the slide's layout has a schema: it says itself what its steps are
 */
export function isSlidevKey(key: string, slide: number, strict: boolean): boolean {
  return [...slideKeys, ...deckKeys].includes(key)
    || (!strict && [...freeSlideKeys, ...layoutKeys].includes(key))
    || (slide === 1 && headmatterKeys.includes(key))
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
