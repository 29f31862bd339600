import type { DefaultTreeAdapterTypes } from 'parse5'
import { clickGone, clickHidden } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { chooseSchema, loadFonts } from './head-scripts.ts'
import { elementsOf, partsOf } from './html.ts'

// A page of the site: it holds a slide with its styles and fonts, and a small
// script that steps the slide until Slidev's client is loaded.

/** A slide as it stands in a page. */
export interface PrerenderedSlide {
  /** Counted from 1. */
  no: number
  /** Empty if it cannot be drawn without a browser. */
  html: string
  /** How many steps the page can show without the client. */
  steps: number
  /** Why it cannot be drawn. */
  failure?: string
  /** The components that are left to the client, by name, and why. */
  without?: [name: string, reason: string][]
}

/** What stands in a page of its own. */
export interface OwnParts {
  /** What the slide needs to be drawn. */
  css: string
  policy: string
  /** The slide's own scripts in Slidev's client. */
  modules: string[]
  /** Whether the slide's layout makes no column of itself: a phone shows it whole. */
  isWhole: boolean
  /** How many slides the deck has, and how many steps the one before has. */
  slides: number
  before: number
}

/** What the pages of a site have in common. */
export interface SharedParts {
  /** The fonts of the slides' characters, inside a sheet; none where the deck's own are loaded as they are. */
  fonts?: string
  /** The class of the page's root: the deck's color schema. */
  schema: string
  /** Sheets of fonts of another host that the deck asks for. */
  webFonts: string[]
  /** Keeps the slide back where its script has to run first (head-scripts.ts). */
  wait: string
  /** Steps the slide, and loads the client (client/prerendered-page.ts). */
  script: string
  /** Links below the slide on a phone: to the stage, to the PDFs. */
  links: { text: string, href: string }[]
}

/** Where scripts are off, every step is shown, and no link leads to the stage, which needs them. */
export const withoutScript = `#prerendered .${clickHidden}{visibility:visible;opacity:1!important;translate:none;scale:none;--shown:1}#prerendered .${clickGone}{display:revert!important}#prerendered [href^="?"]{display:none!important}`

/**
 * Takes the style attributes out of a slide, since a content policy without
 * `unsafe-inline` ignores them; their rules go into a sheet.
 *
 * @param slide the slide's tree, which is changed
 */
export function withoutStyleAttributes(slide: DefaultTreeAdapterTypes.DocumentFragment): string {
  const rules: string[] = []
  for (const { attrs } of elementsOf(slide)) {
    const style = attrs.find(({ name }) => name === 'style')
    if (style) {
      const { value } = style
      Object.assign(style, { name: 'data-prerendered', value: String(rules.length) })
      // An attribute wins over every rule of a sheet.
      rules.push(`#prerendered [data-prerendered="${rules.length}"]{${value.replaceAll('</', '<\\/')}}`)
    }
  }
  return rules.join('')
}

/** The files of Slidev's client: its script, and what that script would otherwise load one after the other. */
export interface ClientAssets {
  entry: string
  modules: string[]
  sheets: string[]
}

/**
 * Finds what a built page loads.
 *
 * @param html the page as Slidev wrote it
 * @throws {Error} if it has no script
 */
export function clientAssets(html: string): ClientAssets {
  const all = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, address]) => address)
  const [entry] = all(/<script type="module"[^>]* src="([^"]+)"/g)
  if (!entry)
    throw new Error('The page that Slidev built has no script.')
  return {
    entry,
    modules: all(/<link rel="modulepreload"[^>]* href="([^"]+)"/g),
    sheets: all(/<link rel="stylesheet"[^>]* href="([^"]+)"/g),
  }
}

/**
 * Puts a slide into a page.
 *
 * @param html the page as it was built
 * @param slide the slide that is to be there
 * @param shared what all pages have in common
 * @param own what only this one has
 */
export function prerenderedPage(html: string, slide: PrerenderedSlide, shared: SharedParts, own: OwnParts): string {
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${own.policy}">`,
    ...shared.fonts ? [`<style>${shared.fonts}</style>`, `<script>${loadFonts}</script>`] : [],
    `<style>${own.css}</style>`,
    ...shared.schema ? [] : [`<script>${chooseSchema}</script>`],
    `<script>${shared.wait}</script>`,
    ...shared.webFonts.map(sheet => `<link rel="stylesheet" href="${sheet}">`),
    `<noscript><style>${withoutScript}</style></noscript>`,
  ].join('\n')
  const body = [
    `<div id="prerendered" data-steps="${slide.steps}" data-slides="${own.slides}" data-before="${own.before}" data-modules="${own.modules.join(' ')}"${slide.html ? '' : ' data-bare'}${own.isWhole ? ' data-whole' : ''}>`,
    `<div class="prerendered-canvas">${slide.html}</div>`,
    '<p id="prerendered-notice" role="status"></p>',
    '<div id="prerendered-announcer" class="announcer" aria-live="polite"></div>',
    '<nav>',
    ...shared.links.map(({ text, href }) => `<a href="${href}">${text}</a>`),
    '</nav>',
    '</div>',
    '<div id="app" inert></div>',
    // A module, so that the slide is painted before it runs; not async, so that keys work once the page is read.
    `<script type="module">${shared.script}</script>`,
  ].join('\n')
  return html
    // The slide comes first: the page's script loads these when it is painted.
    .replace(/ *<(?:link rel="(?:stylesheet|modulepreload|preload)"[^>]*>|script type="module"[^>]*><\/script>)\n?/g, '')
    // Slidev's own icon, and scripts for components that a slide only speaks of, are on other hosts.
    .replace(/<link rel="icon" href="(?:https?:)?\/\/([^/">]+)(?:\/[^">]*)?">/g, (icon, host: string) => own.policy.includes(host) ? icon : '<link rel="icon" href="data:,">')
    .replace(/<script async src="https:\/\/([^/">]+)(?:\/[^">]*)?"(?: charset="[^"]*")?><\/script>\n?/g, (script, host: string) => own.policy.includes(host) ? script : '')
    .replace('<html', `<html class="${shared.schema || 'light'}" data-slide="${slide.no}"`)
    .replace(/<meta charset[^>]*>/i, charset => `${charset}\n${head}`)
    .replace('<div id="app"></div>', () => body)
}

/** Whether a browser finds slide, script and the client's element in a page, whatever HTML the slide holds. */
export function isSound(page: string): boolean {
  const parts = partsOf(page)
  return ['prerendered', 'app', 'script'].every(part => parts.includes(part))
}
