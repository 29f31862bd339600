import { expect, it } from 'vitest'
import { policyFor } from './stage-policy.ts'

/** The policy of a deck with some text, by directive; its fonts and its icon are its own. */
function policy(text: string, headmatter = ''): Record<string, string> {
  const deck = { file: 'slides.md', entry: 'slides.md', root: '.', config: { headmatter: { favicon: '/favicon.svg', fonts: { provider: 'none' } } } }
  const directives = policyFor(`---\ntitle: One\n${headmatter}\n---\n\n# One\n\n${text}\n`, deck).split('; ')
  return Object.fromEntries(directives.map(directive => [directive.split(' ')[0], directive.slice(directive.indexOf(' ') + 1)]))
}

const own = policy('')

it('lets a deck load its own files alone where its slides name no others', () => {
  expect(own).toEqual({
    'default-src': '\'self\'',
    'style-src': '\'self\' \'unsafe-inline\'',
    'img-src': '\'self\' data: blob:',
    'media-src': '\'self\' data: blob:',
    'font-src': '\'self\' data:',
    'base-uri': '\'none\'',
    'form-action': '\'none\'',
  })
})

it.each<[what: string, text: string, headmatter: string, allowed: Record<string, string>]>([
  ['a picture, wherever its address leads', '![x](https://example.com/x.png)', '', { 'img-src': '\'self\' data: blob: https:' }],
  ['a picture over either scheme', '<img src="//example.com/x.png">', '', { 'img-src': '\'self\' data: blob: https: http:' }],
  ['a background', '', 'background: https://example.com/x.png', { 'img-src': '\'self\' data: blob: https:' }],
  ['a film', '<video src="https://example.com/x.mp4"/>', '', { 'media-src': '\'self\' data: blob: https:' }],
  ['a frame', '<iframe src="https://example.com/a/b"></iframe>', '', { 'frame-src': '\'self\' https://example.com' }],
  ['an embed', '<Tweet id="1"/>', '', { 'script-src': '\'self\' https://platform.twitter.com', 'frame-src': '\'self\' https://platform.twitter.com' }],
  ['an embed that asks for data', '<BlueSky uri="x"/>', '', { 'script-src': '\'self\' https://embed.bsky.app', 'connect-src': '\'self\' https://public.api.bsky.app', 'frame-src': '\'self\' https://embed.bsky.app' }],
  ['the script of an embed that a text only speaks of', 'A `<Tweet/>`', '', { 'script-src': '\'self\' https://platform.twitter.com' }],
  ['fonts', '', 'fonts: { sans: Inter, provider: google }', { 'style-src': '\'self\' \'unsafe-inline\' https://fonts.googleapis.com', 'font-src': '\'self\' data: https:' }],
  ['an icon', '', 'favicon: https://example.com/x.png', { 'img-src': '\'self\' data: blob: https:' }],
  ['code that runs', '```ts {monaco-run} {autorun:false}\n1\n```', '', { 'script-src': '\'self\' \'unsafe-eval\'' }],
  ['code of a file that runs', '<<< ./x.ts ts {monaco-run}', '', { 'script-src': '\'self\' \'unsafe-eval\'' }],
  ['code that only shows', '```ts {monaco}\n1\n```', '', {}],
  ['code that the deck does not let run', '```ts {monaco-run}\n1\n```', 'monaco: dev', {}],
  ['an address that is no host', '<iframe src="https://a;sandbox/x"></iframe>', '', { 'frame-src': '\'self\'' }],
])('allows what a slide names, and no more: %s', (_, text, headmatter, allowed) => {
  expect(policy(text, headmatter)).toEqual({ ...own, ...allowed })
})
