import type { Prerendered } from './prerender.ts'
import type { SharedStyles } from './read-styles.ts'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canvasGround, clickCurrent, clickGone, clickHidden, clickPrior, themeVariable, windowGround } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { waiting } from '../shared/address.ts'
import { readStyles } from './read-styles.ts'

/** What a page has beside its slide (page.ts), and what its script adds. */
export const aroundSlide = [
  'html',
  'body',
  '#app',
  '.stage',
  `.${waiting}`,
  '.dark',
  '.light',
  ...[clickHidden, clickCurrent, clickPrior, clickGone].map(name => `.${name}`),
  ...['prerendered', 'prerendered-notice', 'prerendered-announcer'].map(id => `#${id}`),
  '.prerendered-canvas',
  '.announcer',
  'div',
  'nav',
  'a',
  'p',
  '[href',
  '[data-whole',
  '[data-bare',
]

/**
 * Reads the style sheets of Slidev's client as it was built: they are what the
 * live slide has, in the same order.
 *
 * @param folder the site
 * @param first the addresses of the sheets that the page itself loads
 * @param base the path of the site, from slash to slash
 * @param edit what is done to the text before
 */
export function clientStyles(folder: string, first: readonly string[], base: string, edit: (css: string) => string): SharedStyles {
  const sheets = first.filter(sheet => sheet.startsWith(base)).map(sheet => sheet.slice(base.length))
  const later = globSync('assets/**/*.css', { cwd: folder }).map(file => file.replaceAll('\\', '/')).filter(file => !sheets.includes(file)).sort()
  // The sheets of single slides come last, as in the client.
  const slides = later.filter(file => /\/md-[^/]*$/.test(file))
  return readStyles(edit([...sheets, ...later.filter(file => !slides.includes(file)), ...slides].map(file => readFileSync(join(folder, file), 'utf8')).join('\n')))
}

/** The canvas's size (Slidev's env.ts) and grounds (its SlideContainer.vue), and the theme's variables (its App.vue). */
export function deckVariables({ config: { canvasWidth, aspectRatio, themeConfig } }: Prerendered['data']): string {
  const theme = Object.entries(themeConfig ?? {}).map(([key, value]) => `${themeVariable}${key}:${String(value).replace(/[;{}<]/g, '')}`)
  const canvas = [
    `--canvas-width: ${canvasWidth}px`,
    `--canvas-height: ${Math.ceil(canvasWidth / aspectRatio)}px`,
    `--canvas-ground: ${canvasGround.light}`,
    `--window-ground: ${windowGround}`,
  ]
  return `:root{${canvas.join(';')}}.dark{--canvas-ground: ${canvasGround.dark}}${theme.length ? `body{${theme.join(';')}}` : ''}`
}
