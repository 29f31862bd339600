import { getDefaultConfig } from '@slidev/parser/core'

/** Frontmatter keys that Slidev reads on any slide. */
const slideKeys = [
  'class',
  'clickAnimation',
  'clicks',
  'clicksStart',
  'disabled',
  'dragPos',
  'hide',
  'hideInToc',
  'lang',
  'layout',
  'level',
  'name',
  'preload',
  'routeAlias',
  'src',
  'title',
  'transition',
  'zoom',
]

/** Keys that the layouts of Slidev and of its default theme read. */
const layoutKeys = ['background', 'backgroundSize', 'image', 'layoutClass', 'scale', 'url']

/** Keys that Slidev reads in the headmatter alone: those with a default, and those without. */
const headmatterKeys = [...Object.keys(getDefaultConfig()), 'config', 'defaults', 'keywords', 'monacoRunAdditionalDeps']

/** Whether Slidev gives a meaning to a frontmatter key on this slide (counted from 1). */
export function isSlidevKey(key: string, slide: number): boolean {
  return slideKeys.includes(key) || layoutKeys.includes(key) || (slide === 1 && headmatterKeys.includes(key))
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
