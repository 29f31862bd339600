import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'
import { rangeOf } from '../lib/fonts.ts'

/** Ligatures of the characters that make them: a word looks the same in both fonts. */
const ligatures = '\uFB01\uFB02'

/**
 * Cuts the deck's fonts down to the characters that its slides need, small
 * enough to stand in the page: the slide is painted without waiting for files.
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
    // Without the glyphs that only a font feature would show.
    const small = await subsetFont(whole, text + ligatures, { targetFormat: 'woff2', noLayoutClosure: true })
    return `@font-face{font-family:${value('font-family')};font-weight:${value('font-weight')};font-display:block;src:url(data:font/woff2;base64,${small.toString('base64')})format("woff2");unicode-range:${rangeOf(text)}}`
  })
  return (await Promise.all(faces)).join('')
}
