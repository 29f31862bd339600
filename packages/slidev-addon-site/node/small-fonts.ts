import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'
import { fontNotice, rangeOf, subsetName } from './fonts.ts'

/** Ligatures of the characters that make them: a word looks the same in both fonts. */
const ligatures = '\uFB01\uFB02'

/** Without the glyphs that only a font feature would show; with copyright and licence (name records 0, 13, 14). */
const cut = { noLayoutClosure: true, preserveNameIds: [13, 14] }

/**
 * Cuts the deck's fonts down to the characters that its slides need, small
 * enough to stand in the page: the slide is painted without waiting for files.
 * They are no longer the fonts that IBM named: they bear names of their own.
 *
 * @param sheet the text of styles/fonts.css
 * @param text all characters
 * @returns a sheet with the fonts inside
 */
export async function smallFonts(sheet: string, text: string): Promise<string> {
  const require = createRequire(import.meta.url)
  const faces = [...sheet.matchAll(/@font-face \{[^}]*-Latin1\.woff2[^}]*\}/g)].map(async ([face]) => {
    const value = (property: string) => new RegExp(`${property}: ([^;]+);`).exec(face)![1]
    // The package has each font in parts, and whole.
    const [, path] = /url\('([^']+)'\)/.exec(face)!
    const whole = await readFile(require.resolve(path.replace('/split/', '/complete/').replace('-Latin1', '')))
    const named = await subsetFont(whole, text + ligatures, { ...cut, targetFormat: 'truetype' })
    const small = await subsetFont(renamed(named), text + ligatures, { ...cut, targetFormat: 'woff2' })
    return `@font-face{font-family:${subsetName(value('font-family'))};font-weight:${value('font-weight')};font-display:block;src:url(data:font/woff2;base64,${small.toString('base64')})format("woff2");unicode-range:${rangeOf(text)}}`
  })
  return fontNotice + (await Promise.all(faces)).join('')
}

/** A browser takes no font without names: those that the licence reserves are written over, byte for byte. */
function renamed(font: Buffer): Buffer {
  const encodings = [(text: string) => text, (text: string) => Buffer.from(text, 'utf16le').swap16().toString('latin1')]
  let bytes = font.toString('latin1')
  for (const name of ['IBM Plex', 'IBMPlex']) {
    for (const encode of encodings)
      bytes = bytes.replaceAll(encode(name), encode(subsetName(name)))
  }
  return Buffer.from(bytes, 'latin1')
}
