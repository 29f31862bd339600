import { parse, walk } from 'css-tree'

/** Characters from one to another, both included, as code points. */
interface Span {
  from: number
  to: number
}

/** Reads the value of a unicode-range, such as "U+20-7E, U+1E??". */
function spansOf(value: string): Span[] {
  const spans: Span[] = []
  walk(parse(value, { context: 'value' }), {
    visit: 'UnicodeRange',
    enter({ value }) {
      const [from, to = from] = value.slice(2).split('-')
      spans.push({ from: Number.parseInt(from.replaceAll('?', '0'), 16), to: Number.parseInt(to.replaceAll('?', 'F'), 16) })
    },
  })
  return spans
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
 * The characters of a text that are in a unicode-range.
 *
 * @param value such as "U+20-7E, U+2713"; without one, a font is for every character
 * @param text the characters
 */
export function charactersIn(value: string | undefined, text: string): string {
  if (value === undefined)
    return text
  const spans = spansOf(value)
  return [...text].filter(character => spans.some(({ from, to }) => character.codePointAt(0)! >= from && character.codePointAt(0)! <= to)).join('')
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
