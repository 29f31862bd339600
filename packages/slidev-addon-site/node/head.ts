import type { Plugin } from 'vite'
import { escapeHtml } from '@vue/shared'
import { plainText } from 'slidev-deck-kit/node/plain-text.ts'

/** Size of the picture for link previews, in px: what the networks show without a cut. */
export const pictureSize = { width: 1200, height: 630 }

/** Size of the icon on a phone's home screen, in px (Apple's). */
export const touchIconSize = { width: 180, height: 180 }

/** The picture that Slidev's own build makes (`seoMeta.ogImage: auto`), and no site has. */
const missingPicture = /<meta (?:property|name)="(?:og|twitter):image" content="\.\/og-image\.png">\n?/g

/** What is added to the head that Slidev writes. */
export interface Head {
  /** The path of the site, from slash to slash. */
  base: string
  /** The address of the site, with https://, where it is known. */
  address?: string
  /** What the deck is about, where it says so: Markdown. */
  info?: string
  /** Whether the site has pictures: og.png for link previews, apple-touch-icon.png. */
  picture: boolean
}

/**
 * Completes the head of the public site's page: a description in plain text,
 * the site's address, the picture for link previews where the deck names none.
 *
 * @param html the page as Slidev writes it
 * @param head what is to be said
 */
export function completeHead(html: string, head: Head): string {
  const { base, address, info, picture } = head
  // The address is that of a folder, even where its last slash is missing.
  const site = address === undefined ? undefined : new URL(address)
  if (site && !site.pathname.endsWith('/'))
    site.pathname += '/'
  // Link previews need a full address; some take a path.
  const image = site ? new URL('og.png', site).href : `${base}og.png`
  const rest = html.replace(missingPicture, '')
  const hasOwn = /<meta property="og:image"/.test(rest)
  const meta = [
    '<meta name="robots" content="index, follow">',
    '<meta property="og:type" content="website">',
    ...address === undefined ? [] : [`<link rel="canonical" href="${escapeHtml(address)}">`],
    ...picture && !hasOwn
      ? [
          `<meta property="og:image" content="${escapeHtml(image)}">`,
          `<meta property="og:image:width" content="${pictureSize.width}">`,
          `<meta property="og:image:height" content="${pictureSize.height}">`,
        ]
      : [],
    ...(picture || hasOwn) && !/<meta name="twitter:card"/.test(rest) ? ['<meta name="twitter:card" content="summary_large_image">'] : [],
    ...picture ? [`<link rel="apple-touch-icon" href="${base}apple-touch-icon.png">`] : [],
  ]
  return rest
    // Slidev puts the Markdown there.
    .replace(/(<meta (?:name|property)="(?:og:|twitter:)?description" content=")&quot;[^"]*"/g, (all, start: string) => info === undefined ? all : `${start}${escapeHtml(plainText(info))}"`)
    // Slidev 53 quotes what it takes from the headmatter (its toAttrValue).
    .replace(/content="&quot;(.*?)&quot;"/g, 'content="$1"')
    // The charset says it already.
    .replace(/<meta http-equiv="Content-Type"[^>]*>\n?/, '')
    .replace(/<title>/, title => `${meta.join('\n')}\n${title}`)
}

/** Completes the head of what is built. */
export function publicHead(head: Head): Plugin {
  return { name: 'public-head', transformIndexHtml: { order: 'post', handler: html => completeHead(html, head) } }
}
