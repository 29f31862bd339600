import { describe, expect, it } from 'vitest'
import { pageStyle } from '../../lib/paper.ts'

describe('the style of the page', () => {
  it('has the size of the sheet', () => {
    expect(pageStyle('A4', 'Talk', 980)).toContain('size: 210mm 297mm')
    expect(pageStyle('letter', 'Talk', 980)).toContain('size: 215.9mm 279.4mm')
  })

  it('makes a slide as wide as the sheet between its margins', () => {
    const zoom = Number(/--slide-zoom: ([\d.]+)/.exec(pageStyle('A4', 'Talk', 980))?.[1])
    expect(980 * zoom).toBeCloseTo((210 - 32) / 25.4 * 96)
  })

  it.each(['a "quoted" title', 'a \\ back-slash', 'a title; } body { color: red', '</style><script>'])('keeps %s within its string', (title) => {
    const [, string] = /@bottom-left \{ content: ("(?:[^"\\]|\\.)*");/.exec(pageStyle('A4', title, 980))!
    expect(string).not.toMatch(/<|\n/)
    const read = string.slice(1, -1).replace(/\\([\da-f]+) /g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    expect(read).toBe(title)
  })
})
