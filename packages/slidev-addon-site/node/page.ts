import { clickHidden } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { elementsOf, parseSlide, partsOf, serialize } from './html.ts'

/**
 * The public site's page, there before its script: the slide stands in it, with
 * its styles and fonts, and a small program that steps it until the talk can.
 */

/** A slide as it stands in a page. */
export interface PrerenderedSlide {
  /** Counted from 1. */
  no: number
  /** Empty where it cannot be drawn without the talk. */
  html: string
  /** How many steps the page can show before the talk is there. */
  steps: number
  /** Why it cannot be drawn. */
  failure?: string
}

/** What the pages of a site have in common. */
export interface SharedParts {
  /** The fonts of the slides' characters, inside a sheet; none where the deck's own are loaded as they are. */
  fonts?: string
  /** All else that the prerendered slides need to be drawn. */
  css: string
  /** Steps the slide, and asks for the talk (client/prerendered-page.ts). */
  script: string
  /** What stands below the slide in the pocket setting: the way to the stage, the papers to take along. */
  links: { text: string, href: string }[]
}

/** Without a script every step is shown, and nothing leads to the stage. */
export const withoutScript = `#prerendered .${clickHidden}{visibility:visible;opacity:1;--shown:1}#prerendered [href^="?"]{display:none!important}`

/** Asks for the fonts before there is text: the slide is laid out once, and painted with its words. */
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

/** What the talk loads: its script, and what that would ask for one after the other. */
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
    // Runs before the slide is painted: a link may lead to one of its later steps.
    `<script>${shared.script}</script>`,
    '<div id="app" inert></div>',
  ].join('\n')
  return html
    // The slide comes first: the program of the page asks for the rest.
    .replace(/ *<(?:link rel="(?:stylesheet|modulepreload|preload)"[^>]*>|script type="module"[^>]*><\/script>)\n?/g, '')
    .replace(/<meta charset[^>]*>/i, charset => `${charset}\n${head}`)
    .replace('<div id="app"></div>', () => body)
}

/** Whether a page is read as it is meant: the talk has its place beside the slide, whatever the slide holds. */
export function isSound(page: string): boolean {
  const parts = partsOf(page)
  return ['prerendered', 'script', 'app'].every(part => parts.includes(part))
}
