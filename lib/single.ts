/**
 * Leaves out the fonts that a text does not need: those whose unicode-range
 * holds none of its characters.
 *
 * @param css with its @font-face rules
 * @param text all that may be shown, but for ASCII, which always may
 */
export function neededFonts(css: string, text: string): string {
  const codes = [...new Set(text)].map(character => character.codePointAt(0)!)
  return css.replace(/@font-face\{[^}]*\}/g, (face) => {
    const range = /unicode-range:([^;}]*)/i.exec(face)?.[1]
    if (range === undefined)
      return face
    const spans = [...range.matchAll(/U\+([\da-f?]+)(?:-([\da-f]+))?/gi)].map(([, from, to]) => ({
      from: Number.parseInt(from.replaceAll('?', '0'), 16),
      to: Number.parseInt(to ?? from.replaceAll('?', 'F'), 16),
    }))
    return spans.some(({ from, to }) => from < 0x7F || codes.some(code => code >= from && code <= to)) ? face : ''
  })
}

/** What the talk in one file is made of. */
export interface Single {
  /** Slidev's page, with the tags that load the rest. */
  html: string
  css: string
  script: string
  /** The icon, as a data: address. */
  icon: string
  /** Hash of the script, such as sha256-…, for the policy that allows it and no request. */
  hash: string
}

/** Puts the talk into one page that asks for nothing. */
export function singlePage({ html, css, script, icon, hash }: Single): string {
  // Slidev and Vue set styles from scripts; nothing can be loaded by them.
  const policy = `default-src 'none'; script-src '${hash}'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:`
  return html
    .replace(/ *<(?:script type="module"[^>]*><\/script>|link rel="(?:stylesheet|modulepreload)"[^>]*>)\n?/g, '')
    .replace(/<link rel="icon"[^>]*>/, () => `<link rel="icon" href="${icon}">`)
    .replace(/<meta charset[^>]*>/i, charset => `${charset}\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n<style>${css.replaceAll('</', '<\\/')}</style>`)
    .replace('</body>', () => `<script type="module">${script}</script>\n</body>`)
}

/** A script that may stand in a page: nothing in it ends the element. */
export function inlineScript(code: string): string {
  return code.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--')
}
