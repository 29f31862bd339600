/**
 * Completes the head of the public site's page: a description as it was
 * written, and its address where it is known.
 *
 * @param html the page as Slidev writes it
 * @param address the address of the site, with https://
 */
export function completeHead(html: string, address?: string): string {
  // Slidev 53 quotes the description (its toAttrValue).
  const described = html.replace(/content="&quot;(.*?)&quot;"/g, 'content="$1"')
  return described
    .replace(/<meta charset[^>]*>/i, charset => [
      charset,
      '<meta name="robots" content="index, follow">',
      ...address === undefined ? [] : [`<link rel="canonical" href="${address}">`],
    ].join('\n'))
    // Said by the charset.
    .replace(/<meta http-equiv="Content-Type"[^>]*>\n?/, '')
}
