import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import subsetFont from 'subset-font'
import { describe, expect, it } from 'vitest'
import { fontNotice, neededFonts, rangeOf, rangeWithout, subsetName } from './fonts.ts'
import { smallFonts } from './small-fonts.ts'

describe('the fonts of a talk', () => {
  const latin = '@font-face{font-family:A;unicode-range:U+20-7E,U+A0-FF}'
  const latin2 = '@font-face{font-family:A;unicode-range:U+100-130,U+1E??}'
  const pi = '@font-face{font-family:A;unicode-range:U+2190-2199,U+2713}'

  it.each([
    ['ASCII alone', 'Database', latin],
    ['an arrow', 'relational → document', latin + pi],
    ['a check mark', '✓', latin + pi],
    ['a Polish name', 'Łódź, Ą', latin + latin2],
    ['a letter in a range with wildcards', 'Ḃ', latin + latin2],
  ])('are those that the talk needs: %s', (_, text, needed) => {
    const face = (css: string) => css.match(/@font-face\{[^}]*\}/g)
    // Ł is beyond this Latin 2, Ą is in it.
    expect(face(neededFonts(latin + latin2 + pi, text))).toEqual(face(needed))
  })

  it('keep a face that names no range, and all other rules', () => {
    const css = '@font-face{font-family:B}a{color:red}'
    expect(neededFonts(css, '')).toBe(css)
  })
})

describe('a font of a few characters', () => {
  it('names each of them, once', () => {
    expect(rangeOf('✓abba ')).toBe('U+20, U+61, U+62, U+2713')
  })

  it.each([
    ['in the middle', 'U+61-65', 'c', 'U+61-62, U+64-65'],
    ['at both ends', 'U+61-65', 'ae', 'U+62-64'],
    ['beside one another', 'U+61-65', 'bc', 'U+61, U+64-65'],
    ['that are all there is', 'U+2190, U+2713', '←✓', ''],
    ['that are not in it', 'U+61-65', 'x✓', 'U+61-65'],
    ['in a range with wildcards', 'U+1E??', 'Ḃ', 'U+1E00-1E01, U+1E03-1EFF'],
  ])('takes them from the range of another: %s', (_, value, text, rest) => {
    expect(rangeWithout(value, text)).toBe(rest)
  })
})

describe('a font that is cut down', () => {
  it('bears no name that its licence reserves, neither in the page nor in itself, and has the notice that it asks for', async () => {
    const sheet = await smallFonts(readFileSync('styles/fonts.css', 'utf8'), 'ab')
    expect(sheet.startsWith(fontNotice)).toBe(true)
    expect([...sheet.matchAll(/font-family:([^;]+)/g)].map(([, family]) => family)).toEqual(['\'The Deck Sans\'', '\'The Deck Sans\'', '\'The Deck Mono\''])
    for (const [, font] of sheet.matchAll(/base64,([^)]+)/g)) {
      const open = await subsetFont(Buffer.from(font, 'base64'), 'ab', { targetFormat: 'truetype', preserveNameIds: [13, 14] })
      const records = open.toString('latin1').replaceAll('\0', '')
      expect(records).toContain('The Deck')
      expect(records).not.toMatch(/IBM ?Plex/)
      expect(records).toMatch(/Copyright \d+ IBM Corp/)
      expect(records).toContain('SIL Open Font License')
    }
  })

  it('is asked for first by every role that names the whole font', () => {
    const tokens = readFileSync('styles/tokens.css', 'utf8')
    const families = [...tokens.matchAll(/--font-\w+: ('[^']+'), ('[^']+')/g)]
    expect(families).toHaveLength(2)
    for (const [, first, whole] of families)
      expect(first).toBe(subsetName(whole))
  })

  it('has its licence beside it, as the fonts\' packages bring it', () => {
    for (const font of ['sans', 'mono'])
      expect(readFileSync(`node_modules/@ibm/plex-${font}/LICENSE.txt`, 'utf8')).toBe(readFileSync('public/OFL.txt', 'utf8'))
  })
})
