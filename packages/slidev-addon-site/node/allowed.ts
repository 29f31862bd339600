import type { Allowed } from 'slidev-deck-kit/node/build/policy.ts'
import type { Prerendered } from './prerender.ts'
import { foreignRequests, isForeign } from 'slidev-deck-kit/node/foreign.ts'
import { attributeOf, elementsOf, parseSlide } from './html.ts'

type Directive = keyof NonNullable<Allowed['hosts']>

const directives = { picture: 'img-src', media: 'media-src', frame: 'frame-src', script: 'script-src', style: 'style-src', data: 'connect-src' } as const

/** Elements that ask for what they show, and by which directive that is allowed. */
const elements: Record<string, Directive> = { img: 'img-src', image: 'img-src', iframe: 'frame-src', video: 'media-src', audio: 'media-src', source: 'media-src' }

/** Where web fonts come from: their sheet, and their files. */
const fontHosts: Record<string, [sheets: string, files: string]> = {
  google: ['https://fonts.googleapis.com', 'https://fonts.gstatic.com'],
  coollabs: ['https://api.fonts.coollabs.io', 'https://cdn.fonts.coollabs.io'],
}

/** Whether the deck itself, and not only its theme, asks for fonts of another host. */
export function asksForFonts({ headmatter, config: { fonts } }: Prerendered['data']): boolean {
  return headmatter.fonts !== undefined && fonts.webfonts.length > 0 && fonts.provider in fontHosts
}

/**
 * What a deck needs of a site's policy: the hosts that its slides and its
 * headmatter name, and what its diagrams and formulas do to styles.
 */
export function allowedFor({ data, slides }: Prerendered): Allowed {
  const found = new Map<Directive, Set<string>>()
  const allow = (directive: Directive, address: string) => {
    const [host] = isForeign(address) ? /^[^/\\]*[/\\]{2}[^/\\?#]+/.exec(address)! : ['\'self\'']
    // Every other directive allows the site itself.
    if (isForeign(address) || directive === 'frame-src')
      found.set(directive, (found.get(directive) ?? new Set()).add(host.replaceAll('\\', '/').replace(/^\/\//, 'https://')))
  }
  for (const { source, frontmatter } of data.slides) {
    for (const { kind, address } of foreignRequests({ source, data: frontmatter }, data.config.plantUmlServer))
      allow(directives[kind], address)
  }
  for (const { html } of slides) {
    for (const element of elementsOf(parseSlide(html))) {
      const address = attributeOf(element, 'src') ?? attributeOf(element, 'href')
      if (address && element.tagName in elements)
        allow(elements[element.tagName], address)
      for (const [, address] of (attributeOf(element, 'style') ?? '').matchAll(/url\(["']?([^"')]+)/g))
        allow('img-src', address)
    }
  }
  if (isForeign(data.headmatter.favicon))
    allow('img-src', data.headmatter.favicon)
  if (asksForFonts(data)) {
    const [sheets, files] = fontHosts[data.config.fonts.provider]
    allow('style-src', sheets)
    allow('font-src', files)
  }
  const { katex, mermaid } = data.features
  return {
    hosts: Object.fromEntries([...found].map(([directive, hosts]) => [directive, [...hosts].sort()])),
    styles: mermaid ? 'elements' : katex ? 'attributes' : undefined,
  }
}
