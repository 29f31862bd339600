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
