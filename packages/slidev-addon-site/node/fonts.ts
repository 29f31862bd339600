/** Characters from one to another, both included, as code points. */
interface Span {
  from: number
  to: number
}

/** What the fonts' licence (public/OFL.txt) asks to stand with every copy of them. */
export const fontNotice = '/*! Fonts: IBM Plex, Copyright © 2017 IBM Corp. with Reserved Font Name "Plex", licensed under the SIL Open Font License, Version 1.1. */'

/** The licence reserves the name for the fonts as they came: a part of one has another of the same length, which styles/tokens.css names first. */
export function subsetName(name: string): string {
  return name.replace(/IBM( ?)Plex/, 'The$1Deck')
}

/** The fonts of a sheet. */
export const faces = /@font-face\s*\{[^}]*\}/g
const range = /unicode-range:([^;}]*)/i

/** Reads the value of a unicode-range, such as "U+20-7E, U+1E??". */
function spansOf(value: string): Span[] {
  return [...value.matchAll(/U\+([\da-f?]+)(?:-([\da-f]+))?/gi)].map(([, from, to]) => ({
    from: Number.parseInt(from.replaceAll('?', '0'), 16),
    to: Number.parseInt(to ?? from.replaceAll('?', 'F'), 16),
  }))
}

function codesOf(text: string): number[] {
  return [...new Set(text)].map(character => character.codePointAt(0)!).sort((a, b) => a - b)
}

function unicodeRange(spans: readonly Span[]): string {
  const hex = (code: number) => code.toString(16).toUpperCase()
  return spans.map(({ from, to }) => from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`).join(', ')
}

/** The unicode-range of a font that has the characters of a text. */
export function rangeOf(text: string): string {
  return unicodeRange(codesOf(text).map(code => ({ from: code, to: code })))
}

/**
 * Leaves out the fonts that a text does not need: those whose unicode-range
 * holds none of its characters.
 *
 * @param css with its @font-face rules
 * @param text all that may be shown, but for ASCII, which always may
 */
export function neededFonts(css: string, text: string): string {
  const codes = codesOf(text)
  return css.replace(faces, (face) => {
    const value = range.exec(face)?.[1]
    return value === undefined || spansOf(value).some(({ from, to }) => from < 0x7F || codes.some(code => code >= from && code <= to)) ? face : ''
  })
}

/**
 * Takes characters that another font has out of a unicode-range, so that no
 * font is loaded for them.
 *
 * @param value such as "U+20-7E, U+2713"
 * @param text the characters
 * @returns what is left; empty where nothing is
 */
export function rangeWithout(value: string, text: string): string {
  const codes = codesOf(text)
  return unicodeRange(spansOf(value).flatMap(({ from, to }) => {
    const inside = codes.filter(code => code >= from && code <= to)
    const ends = [...inside.map(code => code - 1), to]
    return [from, ...inside.map(code => code + 1)].map((start, index) => ({ from: start, to: ends[index] })).filter(span => span.from <= span.to)
  }))
}
