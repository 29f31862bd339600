import type { IncomingMessage } from 'node:http'

/** What of a request tells who asks. */
export type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/**
 * Whether a request asks a server for one of its own paths, under a name that
 * can be one: no proxy's form, nothing that a browser would have encoded.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2.1
 */
export function isWellFormed({ url = '', headers: { host = '' } }: Asked): boolean {
  if (!/^\/(?!\/)/.test(url) || /[^\x21-\x7E]|[#\\]/.test(url) || !/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`))
    return false
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(url))
  }
  catch {
    return false
  }
}

/**
 * Whose page asks, as the browser says: the deck's own, another site's, or none
 * that is known (an address that was typed, or no browser). Other ports of the
 * same machine are other sites. Over plain HTTP from the network, browsers leave
 * out Sec-Fetch-Site; `Referer` tells there, unless the other page hides it.
 *
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function askedBy({ headers }: Asked): 'own' | 'foreign' | undefined {
  const { 'sec-fetch-site': site, origin, referer, host } = headers
  const from = origin ?? (site === undefined ? referer : undefined)
  if (from !== undefined && (!URL.canParse(from) || new URL(from).host !== host))
    return 'foreign'
  if (site !== undefined && site !== 'same-origin')
    return site === 'none' ? undefined : 'foreign'
  return from === undefined && site === undefined ? undefined : 'own'
}

/**
 * Whether another site asks for more than a person's visit to the deck.
 * A request that says nothing of its page passes: every browser that lets sites
 * reach this machine says it, and a program of this machine reads the files anyway.
 */
export function isIntrusion(request: Asked): boolean {
  const { method = '', headers: { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': destination, origin, accept = '', upgrade } } = request
  if (askedBy(request) !== 'foreign')
    return false
  // The deck's own service worker passes a visit on with an empty destination; no script can ask so.
  const isVisit = site === undefined ? accept.includes('text/html') : mode === 'navigate' && ['document', 'empty'].includes(String(destination))
  return !isVisit || !['GET', 'HEAD'].includes(method) || origin !== undefined || upgrade !== undefined
}
