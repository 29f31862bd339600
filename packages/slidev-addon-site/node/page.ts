import { clickGone, clickHidden } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { elementsOf, parseSlide, partsOf, serialize } from './html.ts'

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

/** What the pages of a site have in common. */
export interface SharedParts {
  /** The fonts of the slides' characters, inside a sheet; none where the deck's own are loaded as they are. */
  fonts?: string
  /** All else that the prerendered slides need to be drawn. */
  css: string
  /** Steps the slide, and loads the client (client/prerendered-page.ts). */
  script: string
  /** Links below the slide on a phone: to the stage, to the PDFs. */
  links: { text: string, href: string }[]
}

/** Where scripts are off, every step is shown, and no link leads to the stage, which needs them. */
export const withoutScript = `#prerendered .${clickHidden}{visibility:visible;opacity:1;--shown:1}#prerendered .${clickGone}{display:revert!important}#prerendered [href^="?"]{display:none!important}`

/** Loads the fonts before there is text, so that the slide is laid out once, in them. */
export const loadFonts = 'document.fonts.forEach(font=>font.load())'

/**
 * Takes the style attributes out of HTML, since a content policy without
 * `unsafe-inline` ignores them; their rules go into a sheet.
 */
export function withoutStyleAttributes(slides: readonly PrerenderedSlide[]): { slides: PrerenderedSlide[], rules: string } {
  const rules: string[] = []
  return {
    slides: slides.map((slide) => {
      const tree = parseSlide(slide.html)
      for (const { attrs } of elementsOf(tree)) {
        const style = attrs.find(({ name }) => name === 'style')
        if (style) {
          const { value } = style
          Object.assign(style, { name: 'data-prerendered', value: String(rules.length) })
          rules.push(`[data-prerendered="${rules.length}"]{${value.replaceAll('</', '<\\/')}}`)
        }
      }
      return { ...slide, html: serialize(tree) }
    }),
    rules: rules.join(''),
  }
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
 * @param policy the content policy that allows it
 */
export function prerenderedPage(html: string, slide: PrerenderedSlide, shared: SharedParts, policy: string): string {
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    ...shared.fonts ? [`<style>${shared.fonts}</style>`, `<script>${loadFonts}</script>`] : [],
    `<style>${shared.css}</style>`,
    `<noscript><style>${withoutScript}</style></noscript>`,
  ].join('\n')
  const body = [
    `<div id="prerendered" data-slide="${slide.no}" data-steps="${slide.steps}"${slide.html ? '' : ' data-bare'}>`,
    `<div class="prerendered-canvas">${slide.html}</div>`,
    '<p id="prerendered-notice" role="status"></p>',
    '<div id="prerendered-announcer" class="announcer" aria-live="polite"></div>',
    '<nav>',
    ...shared.links.map(({ text, href }) => `<a href="${href}">${text}</a>`),
    '</nav>',
    '</div>',
    // Right after the slide, so that it runs before the first paint: a link may lead to a later step.
    `<script>${shared.script}</script>`,
    '<div id="app" inert></div>',
  ].join('\n')
  return html
    // The slide comes first: the page's script loads these when it is painted.
    .replace(/ *<(?:link rel="(?:stylesheet|modulepreload|preload)"[^>]*>|script type="module"[^>]*><\/script>)\n?/g, '')
    .replace(/<meta charset[^>]*>/i, charset => `${charset}\n${head}`)
    .replace('<div id="app"></div>', () => body)
}

/** Whether a browser finds slide, script and the client's element in a page, whatever HTML the slide holds. */
export function isSound(page: string): boolean {
  const parts = partsOf(page)
  return ['prerendered', 'script', 'app'].every(part => parts.includes(part))
}
