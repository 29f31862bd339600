import type { FontOptions } from '@slidev/types'
import type { DeckSlide } from './load-slides.ts'
import { detectFeatures, getDefaultConfig, resolveFonts } from '@slidev/parser/core'
import { codeBlocks, withoutCode } from './code-blocks.ts'

/** What a page asks another host for. */
export interface ForeignRequest {
  /** The frontmatter's key, or "text". */
  key: string
  address: string
  kind: 'picture' | 'media' | 'frame' | 'script' | 'style' | 'data'
  /** The line of the slide's file, counted from 1. */
  line?: number
}

const address = String.raw`(?:https?:)?[/\\]{2}[^\s"'()<>]+`

/** Whether a value is an address on another host; `/\` is one in disguise. */
export function isForeign(value: unknown): value is string {
  return typeof value === 'string' && new RegExp(`^${address}`, 'i').test(value)
}

/** Components of Slidev's that ask another host, and what for. */
const embeds: Record<string, [kind: ForeignRequest['kind'], address: string][]> = {
  Tweet: [['script', 'https://platform.twitter.com'], ['frame', 'https://platform.twitter.com']],
  BlueSky: [['script', 'https://embed.bsky.app'], ['frame', 'https://embed.bsky.app'], ['data', 'https://public.api.bsky.app']],
  Youtube: [['frame', 'https://www.youtube.com']],
}

const kinds: Record<string, ForeignRequest['kind']> = { iframe: 'frame', script: 'script', link: 'style', video: 'media', audio: 'media', source: 'media', slidevvideo: 'media' }

/** Keys of frontmatter that Slidev's layouts make requests of. */
const keys: Record<string, ForeignRequest['kind']> = { background: 'picture', backgroundImage: 'picture', image: 'picture', url: 'frame' }

/**
 * What a slide asks other hosts for, as far as its text and frontmatter tell.
 *
 * @param slide as it stands in its file
 * @param plantUml the server that draws PlantUML
 */
export function foreignRequests(slide: Pick<DeckSlide, 'source' | 'data'>, plantUml: string): ForeignRequest[] {
  const { source: { content, raw, start }, data } = slide
  const before = start + raw.slice(0, raw.indexOf(content)).split('\n').length
  const found: (ForeignRequest & { at: number })[] = []
  const text = withoutCode(content)
  const add = (kind: ForeignRequest['kind'], address: string, at: number) => found.push({ key: 'text', kind, address, at, line: before + content.slice(0, at).split('\n').length - 1 })

  for (const { 1: target, index } of text.matchAll(new RegExp(String.raw`!\[[^\]\n]*\]\(\s*<?(${address})`, 'gi')))
    add('picture', target, index)
  for (const { 0: tag, 1: name, index } of text.matchAll(/<([a-z][\w-]*)(?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*)?>/gi)) {
    for (const [kind, address] of embeds[name] ?? [])
      add(kind, address, index)
    const attribute = name.toLowerCase() === 'link' ? 'href' : 'src|srcset|poster'
    for (const { 1: target } of tag.matchAll(new RegExp(String.raw`\s:?(?:${attribute})=["']['\`]?(${address})`, 'gi')))
      add(kinds[name.toLowerCase()] ?? 'picture', target, index)
  }
  for (const { 1: target, index } of text.matchAll(new RegExp(String.raw`(?<!@import )url\(\s*["']?(${address})`, 'gi')))
    add('picture', target, index)
  for (const { 1: target, index } of text.matchAll(new RegExp(String.raw`@import (?:url\()?["']?(${address})`, 'gi')))
    add('style', target, index)
  for (const { info, start } of codeBlocks(content)) {
    if (/^plantuml\b/.test(info))
      add('picture', plantUml, start)
  }
  const ofKeys = Object.entries(keys).flatMap(([key, kind]): ForeignRequest[] => {
    const [, target] = new RegExp(String.raw`(?:^|url\(\s*["']?)(${address})`, 'i').exec(String(data[key] ?? '')) ?? []
    return target ? [{ key, kind, address: target }] : []
  })
  return [...ofKeys, ...found.sort((a, b) => a.at - b.at).map(({ at, ...request }) => request)]
}

/** Where Slidev takes fonts from, by their provider (its webFontsLink). */
const fontHosts: Record<string, string> = { google: 'https://fonts.googleapis.com', coollabs: 'https://api.fonts.coollabs.io' }

/**
 * What every page of a deck asks other hosts for: its icon, the fonts of its
 * headmatter or its theme, and scripts of embeds, where any slide names one.
 *
 * @param headmatter the deck's
 * @param defaults what the theme says where the headmatter does not
 * @param text of all slides
 */
export function pageRequests(headmatter: Record<string, unknown>, defaults: Record<string, unknown>, text: string): ForeignRequest[] {
  // Slidev finds an embed where a text only speaks of it, too.
  const { tweet, bluesky } = detectFeatures(text)
  const { favicon } = { ...getDefaultConfig(), ...defaults, ...headmatter }
  const { provider, webfonts } = resolveFonts({ ...defaults.fonts as FontOptions, ...headmatter.fonts as FontOptions })
  return [
    ...isForeign(favicon) ? [{ key: 'favicon', kind: 'picture', address: favicon } as const] : [],
    ...webfonts.length && fontHosts[provider] ? [{ key: 'fonts', kind: 'style', address: fontHosts[provider] } as const] : [],
    ...[...tweet ? embeds.Tweet : [], ...bluesky ? embeds.BlueSky : []].flatMap(([kind, address]) => kind === 'script' ? [{ key: 'text', kind, address }] : []),
  ]
}
