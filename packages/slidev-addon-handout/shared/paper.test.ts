import { describe, expect, it } from 'vitest'
import { pageStyle, perPageOf } from './paper.ts'

const wide = { width: 980, height: 552 }

describe('the style of the page', () => {
  it('has the size of the sheet', () => {
    expect(pageStyle('A4', 'Talk', false, wide)).toContain('size: 210mm 297mm')
    expect(pageStyle('letter', 'Talk', false, wide)).toContain('size: 215.9mm 279.4mm')
  })

  it('makes a slide as wide as the sheet between its margins', () => {
    const zoom = Number(/--slide-zoom: ([\d.]+)/.exec(pageStyle('A4', 'Talk', false, wide))?.[1])
    expect(980 * zoom).toBeCloseTo((210 - 32) / 25.4 * 96)
  })

  it.each([
    ['one tall slide', { width: 552, height: 980 }, 1, 159],
    ['two slides', wide, 2, 71],
    ['three slides', wide, 3, 48],
    ['six square slides', { width: 980, height: 980 }, 6, 83],
  ] as const)('leaves room for the notes, and for the others, beside %s', (_, slide, perPage, height) => {
    const style = pageStyle('A4', 'Talk', false, slide, perPage)
    const zoom = Number(/--slide-zoom: ([\d.]+)/.exec(style)?.[1])
    expect(Math.round(slide.height * zoom / 96 * 25.4)).toBe(height)
  })

  it('knows how many slides a sheet can hold', () => {
    expect(['1', '2', '3', '6', '4', undefined].map(perPageOf)).toEqual([1, 2, 3, 6, 1, 1])
  })

  it.each(['a "quoted" title', 'a \\ back-slash', 'a title; } body { color: red', '</style><script>'])('keeps %s within its string', (title) => {
    const [, string] = /@bottom-left \{ content: ("(?:[^"\\]|\\.)*");/.exec(pageStyle('A4', title, false, wide))!
    expect(string).not.toMatch(/<|\n/)
    const read = string.slice(1, -1).replace(/\\([\da-f]+) /g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    expect(read).toBe(title)
  })

  it('begins its footer with the title where the language does, and counts pages from left to right', () => {
    expect(pageStyle('A4', 'Talk', false, wide)).toMatch(/@bottom-left \{ content: "Talk".*direction: ltr; \}\s+@bottom-right \{ content: counter\(page\)/)
    expect(pageStyle('A4', 'حديث', true, wide)).toMatch(/@bottom-right \{ content: "حديث".*direction: rtl; \}\s+@bottom-left \{ content: counter\(page\).*direction: ltr/)
  })
})
