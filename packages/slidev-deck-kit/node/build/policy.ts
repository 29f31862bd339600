import type { ForeignRequest } from '../foreign.ts'
import { addedStyles } from '../../shared/slidev-internals.ts'

/** What stands in the page itself, by the hashes that allow it. */
export interface Inline {
  scripts: string[]
  styles: string[]
}

/** What a deck needs beyond its own files. */
export interface Allowed {
  /** Other hosts that it names, such as https://example.com, by directive. */
  hosts?: Partial<Record<'script-src' | 'style-src' | 'img-src' | 'font-src' | 'connect-src' | 'media-src' | 'frame-src', readonly string[]>>
  /** Styles that its scripts write: attributes alone, or elements, too. */
  styles?: 'attributes' | 'elements'
}

/**
 * What the public site may load: its own files, and of what stands in the page
 * only what was put there at build time.
 *
 * @param inline hashes such as sha256-…
 * @param allowed what the deck needs beyond that
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentPolicy(inline: Inline = { scripts: [], styles: [] }, allowed: Allowed = {}): string {
  const { hosts = {}, styles } = allowed
  const quote = (hash: string) => `'${hash}'`
  const directives: Record<string, string[]> = {
    'default-src': ['\'none\''],
    'script-src': ['\'self\'', ...inline.scripts.map(quote)],
    // Beside a hash, 'unsafe-inline' would say nothing.
    'style-src': ['\'self\'', ...styles === 'elements' ? ['\'unsafe-inline\''] : [...addedStyles, ...inline.styles].map(quote)],
    ...styles === 'attributes' && { 'style-src-attr': ['\'unsafe-inline\''] },
    'img-src': ['\'self\'', 'data:'],
    // The page has the fonts of its slide inside.
    'font-src': ['\'self\'', 'data:'],
    'connect-src': ['\'self\''],
    'media-src': ['\'self\''],
    ...hosts['frame-src'] && { 'frame-src': [] },
    'manifest-src': ['\'self\''],
    'worker-src': ['\'self\''],
    'base-uri': ['\'none\''],
    'form-action': ['\'none\''],
  }
  return Object.entries(directives).map(([directive, sources]) => [directive, ...sources, ...hosts[directive as 'img-src'] ?? []].join(' ')).join('; ')
}

/** What a deck on the stage needs beside its own files. */
export interface StageNeeds {
  /** What it asks other hosts for. */
  requests: readonly Pick<ForeignRequest, 'kind' | 'address'>[]
  /** Whether it makes programs of text. */
  evaluates: boolean
}

/**
 * What a deck that is served from this machine may load: its own files, and
 * what its slides name. Slidev and Vue set styles from scripts.
 *
 * @param needs nothing beside its own files where it is left out
 */
export function stagePolicy(needs: StageNeeds = { requests: [], evaluates: false }): string {
  const { requests, evaluates } = needs
  const of = (...kinds: ForeignRequest['kind'][]) => requests.filter(({ kind }) => kinds.includes(kind))
  const hosts = (...kinds: ForeignRequest['kind'][]) => of(...kinds).flatMap(({ address }) => originsOf(address))
  // The address of a picture often leads on to another host, which a policy would have to name, too.
  const anywhere = (...kinds: ForeignRequest['kind'][]) => of(...kinds).length ? ['https:', ...of(...kinds).some(({ address }) => !/^https:/i.test(address)) ? ['http:'] : []] : []
  const scripts = [...hosts('script'), ...evaluates ? ['\'unsafe-eval\''] : []]
  return Object.entries({
    'default-src': ['\'self\''],
    ...scripts.length && { 'script-src': ['\'self\'', ...scripts] },
    'style-src': ['\'self\'', '\'unsafe-inline\'', ...hosts('style')],
    'img-src': ['\'self\'', 'data:', 'blob:', ...anywhere('picture')],
    'media-src': ['\'self\'', 'data:', 'blob:', ...anywhere('media')],
    // A style sheet of fonts takes them from a host of its own.
    'font-src': ['\'self\'', 'data:', ...anywhere('style')],
    ...of('data').length && { 'connect-src': ['\'self\'', ...hosts('data')] },
    ...of('frame').length && { 'frame-src': ['\'self\'', ...hosts('frame')] },
    'base-uri': ['\'none\''],
    'form-action': ['\'none\''],
  }).map(([directive, sources]) => `${directive} ${[...new Set(sources)].join(' ')}`).join('; ')
}

/** Where an address leads; both schemes where it names none, and nothing where a policy could not hold it. */
function originsOf(address: string): string[] {
  const schemes = /^https?:/i.test(address) ? [''] : ['https:', 'http:']
  return schemes.map(scheme => URL.parse(scheme + address)?.origin ?? '').filter(origin => /^https?:\/\/[\w.:[\]-]+$/.test(origin))
}

/** What the pages around the password may load: nothing. They are a form. */
export const formPolicy = 'default-src \'none\'; form-action \'self\'; frame-ancestors \'none\''

/**
 * What a deck in one file may load: nothing beside what it holds. Slidev and
 * Vue set styles from scripts.
 *
 * @param script the hash of its script, such as sha256-…
 */
export function filePolicy(script: string): string {
  return `default-src 'none'; script-src '${script}'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:`
}

/** Headers of every file, beside the policy. A page cannot say by itself that no other may frame it. */
export const securityHeaders: Record<string, string> = {
  'Content-Security-Policy': 'frame-ancestors \'self\'',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Headers of a deck that is served from this machine: other sites can neither frame nor embed it. */
export const foreignHeaders: Record<string, string> = {
  'Content-Security-Policy': 'frame-ancestors \'none\'',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  // Browsers without Sec-Fetch-Site tell by the referrer alone that a request comes from the deck's own page.
  'Referrer-Policy': 'same-origin',
}

/** Files whose names hold a hash of their content never change; a page always may. */
export const cacheHeaders = {
  hashed: 'public, max-age=31536000, immutable',
  pages: 'no-cache',
}

/**
 * The `_headers` of Netlify and Cloudflare Pages.
 *
 * @param base the path of the site, from slash to slash
 * @param policy the content policy of its pages
 */
export function headersFile(base: string, policy: string): string {
  const rule = (path: string, headers: Record<string, string>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n')
  return `${[
    rule('/*', { ...securityHeaders, 'Content-Security-Policy': `${policy}; ${securityHeaders['Content-Security-Policy']}` }),
    // A path that two rules match gets both values: pages are named one by one.
    ...['', 'index.html', '404.html', 'sw.js', ':slide/'].map(page => rule(`${base}${page}`, { 'Cache-Control': cacheHeaders.pages })),
    rule(`${base}assets/*`, { 'Cache-Control': cacheHeaders.hashed }),
  ].join('\n\n')}\n`
}
