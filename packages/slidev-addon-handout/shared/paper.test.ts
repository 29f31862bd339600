import { describe, expect, it } from 'vitest'
import { pageStyle } from './paper.ts'

describe('the style of the page', () => {
  it('has the size of the sheet', () => {
    expect(pageStyle('A4', 'Talk', false, 980)).toContain('size: 210mm 297mm')
    expect(pageStyle('letter', 'Talk', false, 980)).toContain('size: 215.9mm 279.4mm')
  })

  it('makes a slide as wide as the sheet between its margins', () => {
    const zoom = Number(/--slide-zoom: ([\d.]+)/.exec(pageStyle('A4', 'Talk', false, 980))?.[1])
    expect(980 * zoom).toBeCloseTo((210 - 32) / 25.4 * 96)
  })

  it.each(['a "quoted" title', 'a \\ back-slash', 'a title; } body { color: red', '</style><script>'])('keeps %s within its string', (title) => {
    const [, string] = /@bottom-left \{ content: ("(?:[^"\\]|\\.)*");/.exec(pageStyle('A4', title, false, 980))!
    expect(string).not.toMatch(/<|\n/)
    const read = string.slice(1, -1).replace(/\\([\da-f]+) /g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    expect(read).toBe(title)
  })

  it('begins its footer with the title where the language does, and counts pages from left to right', () => {
    expect(pageStyle('A4', 'Talk', false, 980)).toMatch(/@bottom-left \{ content: "Talk".*direction: ltr; \}\s+@bottom-right \{ content: counter\(page\)/)
    expect(pageStyle('A4', 'حديث', true, 980)).toMatch(/@bottom-right \{ content: "حديث".*direction: rtl; \}\s+@bottom-left \{ content: counter\(page\).*direction: ltr/)
  })
})
