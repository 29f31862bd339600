import { filePolicy } from 'slidev-deck-kit/node/build/policy.ts'

/** What a deck in one file is made of. */
export interface Single {
  /** Slidev's page, with the tags that would load the rest. */
  html: string
  css: string
  script: string
  /** The icon, as a data: address. */
  icon: string
  /** Hash of the script, such as sha256-…: the policy allows it and nothing else. */
  hash: string
}

/** Puts a deck into one page that loads nothing. */
export function singlePage({ html, css, script, icon, hash }: Single): string {
  return html
    .replace(/ *<(?:script type="module"[^>]*><\/script>|link rel="(?:stylesheet|preload|modulepreload)"[^>]*>)\n?/g, '')
    .replace(/<link rel="icon"[^>]*>/, () => `<link rel="icon" href="${icon}">`)
    .replace(/<meta charset[^>]*>/i, charset => `${charset}\n<meta http-equiv="Content-Security-Policy" content="${filePolicy(hash)}">\n<style>${css.replaceAll('</', '<\\/')}</style>`)
    .replace('</body>', () => `<script type="module">${script}</script>\n</body>`)
}

/** Makes a script fit for a page: nothing in it may end its element. */
export function inlineScript(code: string): string {
  return code.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--')
}

/** Keys, attributes and styles before an address that is certainly loaded: if its file is not there, that is a mistake. */
const asked = String.raw`url\((?:\\?["']|&quot;)?|\b(?:src|srcset|poster|image|background)\\?["']?[:=]\\?["'\x60]|\d[wx], *`
/** Places where a text may be an address, if there is such a file. The text of a slide, which is an argument among others, is none. */
const mayAsk = String.raw`[[(:=?|]["'\x60]|["'\x60],["'\x60]|\bhref=\\?["']`
const address = String.raw`\/(?!\/)[^"'\x60()\s\\,<>?#&;]+\.[a-z\d]{2,5}`
const publicFile = new RegExp(String.raw`(?<=(${asked})|${mayAsk})(${address})(?:\?[^"'\x60()\s\\#&]*)?(?=\\?["'\x60)]|&quot;| \d[\d.]*[wx]\b)`, 'gi')

/**
 * Puts the files of public/ that a script or a style sheet asks for into it.
 *
 * @param code as it is built
 * @param read gives a file, by its path from public/ on, as a data: address; nothing where there is none
 * @returns the code, and the paths of what is asked for in vain
 */
export function withFiles(code: string, read: (path: string) => string | undefined): { code: string, missing: string[] } {
  const missing = new Set<string>()
  const whole = code.replace(publicFile, (found, isAsked: string | undefined, path: string) => {
    const file = read(path)
    if (file === undefined && isAsked)
      missing.add(path)
    return file ?? found
  })
  return { code: whole, missing: [...missing] }
}
