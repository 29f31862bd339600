/**
 * The public site's page, there before its script: the slide stands in it, with
 * its styles, and a small program that starts the talk.
 */

/** What the pages of a site have in common. */
export interface Preparation {
  /** All that the prepared slides need to be drawn. */
  css: string
  /** Starts the talk; keeps the keys that are pressed until then. */
  script: string
  /** What leads from the pocket setting to the stage. */
  toStage: string
}

/** Without a script every step is shown, and nothing leads to the stage. */
export const withoutScript = '#prepared .slidev-vclick-hidden{visibility:visible}#prepared .slidev-vclick-hidden .span{scale:none}#prepared .to-stage{display:none!important}'

/**
 * Takes the style attributes out of HTML, since a content policy without
 * `unsafe-inline` ignores them; their rules go into a sheet.
 */
export function withoutStyleAttributes(slides: readonly string[]): { slides: string[], css: string } {
  const rules: string[] = []
  return {
    slides: slides.map(html => html.replace(/ style="([^"]*)"/g, (_, style: string) => {
      rules.push(`[data-prepared="${rules.length}"]{${style}}`)
      return ` data-prepared="${rules.length - 1}"`
    })),
    css: rules.join(''),
  }
}

/** What the talk loads: its script, and what that would ask for one after the other. */
export interface Talk {
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
export function talkOf(html: string): Talk {
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

/** The program of the page: keeps the keys that are pressed before the talk is ready, and starts it once the slide is painted. */
export function starter({ entry, modules, sheets }: Talk): string {
  const links = [...modules.map(href => ['modulepreload', href]), ...sheets.map(href => ['stylesheet', href])]
  // Who takes the keys: setup/prepared.ts.
  return `{
const early = window.earlyKeys = []
early.hold = event => { early.push(event.key); event.stopImmediatePropagation() }
addEventListener('keydown', early.hold, true)
const pocket = matchMedia('(width < 640px) and (orientation: portrait)')
const stage = new URLSearchParams(location.search).has('stage')
document.documentElement.classList.toggle('stage', stage)
const start = () => {
  if (!stage && pocket.matches) return
  pocket.onchange = null
  for (const [rel, href] of ${JSON.stringify(links)})
    document.head.append(Object.assign(document.createElement('link'), { rel, href, crossOrigin: '' }))
  import(${JSON.stringify(entry)})
}
pocket.onchange = start
addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => document.fonts.ready.then(start)))
}`
}

/**
 * Puts a slide into a page.
 *
 * @param html the page as it was built
 * @param slide the slide's HTML
 * @param preparation what all pages have in common
 * @param policy the content policy that allows it
 */
export function preparedPage(html: string, slide: string, preparation: Preparation, policy: string): string {
  const fonts = preparation.css.match(/[^(]*(?:Sans-Regular|Sans-SemiBold|Mono-Regular)-Latin1[^)]*\.woff2/g) ?? []
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    ...fonts.map(font => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${font.replaceAll('"', '')}">`),
    `<style>${preparation.css}</style>`,
    `<noscript><style>${withoutScript}</style></noscript>`,
    `<script>${preparation.script}</script>`,
  ].join('\n')
  return html
    // The slide and its fonts come first: the program of the page asks for the rest.
    .replace(/ *<(?:link rel="(?:stylesheet|modulepreload)"[^>]*>|script type="module"[^>]*><\/script>)\n?/g, '')
    .replace(/<meta charset[^>]*>/i, charset => `${charset}\n${head}`)
    .replace('<div id="app"></div>', () => `<div id="prepared"><div class="prepared-canvas">${slide}</div><a class="to-stage" href="?stage">${preparation.toStage}</a></div>\n  <div id="app" inert></div>`)
}
