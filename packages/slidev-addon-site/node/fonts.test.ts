import type { FontConfig } from 'slidev-deck-kit/node/deck-config.ts'
import { Buffer } from 'node:buffer'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { afterAll, describe, expect, it } from 'vitest'
import { neededFonts, withoutFamilies } from './fonts.ts'
import { rangeOf, rangeWithout } from './ranges.ts'
import { smallFonts } from './small-fonts.ts'

describe('the fonts of a deck', () => {
  const latin = '@font-face{font-family:A;unicode-range:U+20-7E,U+A0-FF}'
  const latin2 = '@font-face{font-family:A;unicode-range:U+100-130,U+1E??}'
  const pi = '@font-face{font-family:A;unicode-range:U+2190-2199,U+2713}'

  it.each([
    ['ASCII alone', 'Cooking', latin],
    ['an arrow', 'relational → document', latin + pi],
    ['a check mark', '✓', latin + pi],
    ['a Polish name', 'Łódź, Ą', latin + latin2],
    ['a letter in a range with wildcards', 'Ḃ', latin + latin2],
  ])('are those that the slides need: %s', (_, text, needed) => {
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
  const root = mkdtempSync(join(tmpdir(), 'fonts-'))
  afterAll(() => rmSync(root, { recursive: true }))
  const whole = createRequire(import.meta.url).resolve('katex/dist/fonts/KaTeX_Main-Regular.woff2')
  const face = (file: string, range: string) => `@font-face {\n  font-family: 'KaTeX Main';\n  font-weight: 400;\n  src: url('./${file}') format('woff2');\n  unicode-range: ${range};\n}\n`
  writeFileSync(join(root, 'fonts.css'), face('whole-a.woff2', 'U+20-7E') + face('whole-b.woff2', 'U+A0-FF'))
  for (const part of ['whole', 'whole-a', 'whole-b'])
    cpSync(whole, join(root, `${part}.woff2`))
  const fonts: FontConfig = { sheet: 'fonts.css', notice: '/*! Ours */', names: { KaTeX: 'Small' }, whole: path => path.replace(/-[ab]\b/, '') }

  it('bears no name that its licence reserves, neither in the page nor in itself, and has the notice that it asks for', async () => {
    const sheet = await smallFonts(fonts, root, 'ab')
    expect(sheet).toMatch(/^\/\*! Ours \*\/@font-face\{font-family:'Small Main';font-weight:400;src:\S+;unicode-range:U\+61, U\+62\}$/)
    const [, font] = /base64,([^)]+)/.exec(sheet)!
    const open = await subsetFont(Buffer.from(font, 'base64'), 'ab', { targetFormat: 'truetype', preserveNameIds: [13, 14] })
    const records = open.toString('latin1').replaceAll('\0', '')
    expect(records).toContain('Small')
    expect(records).not.toContain('KaTeX')
    expect(records).toMatch(/Copyright/)
  })

  it('is one of each part with the characters of its range, where nothing says which file has them all', async () => {
    const sheet = await smallFonts({ sheet: 'fonts.css' }, root, 'aé')
    expect([...sheet.matchAll(/font-family:([^;]+)|unicode-range:([^}]+)/g)].map(([, family, range]) => family ?? range)).toEqual(['\'KaTeX Main\'', 'U+61', '\'KaTeX Main\'', 'U+E9'])
  })

  it('is looked for beside its sheet, in public/ and in packages, or named', async () => {
    await expect(smallFonts({ ...fonts, whole: () => './gone.woff2' }, root, 'a')).rejects.toThrow('fonts.css, src: found "./gone.woff2"')
  })
})

describe('the fonts of some families', () => {
  it('are taken out of a sheet, and nothing else', () => {
    expect(withoutFamilies('@font-face{font-family:"A b";src:url(a.woff2)}i{color:red}@font-face{font-family:C;src:url(c.woff2)}', ['A b'])).toBe('i{color:red}@font-face{font-family:C;src:url(c.woff2)}')
  })
})
