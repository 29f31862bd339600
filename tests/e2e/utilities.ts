import type { Locator } from 'playwright-core'

/** The colours of the utilities in tests/components.md, by the words that have them: red, green, blue and opacity. */
export const utilities = {
  'Signal gold': { text: '198 163 0 1' },
  'On obsidian black': { ground: '12 12 12 1' },
  'In deep indigo': { border: '63 60 187 1' },
  'Half of each': { text: '198 163 0 0.5', ground: '12 12 12 0.5', border: '63 60 187 0.5' },
}

/** The colours of each paragraph, by its words. */
export function coloursOf(slide: Locator): Promise<Record<string, Record<string, string>>> {
  return slide.locator('p').evaluateAll((lines) => {
    /** A browser gives bytes, or parts of 1. */
    const parts = (colour: string) => {
      const [red, green, blue, opacity = 1] = colour.match(/[\d.]+/g)!.map(Number)
      return [...[red, green, blue].map(part => Math.round(part * (colour.startsWith('color(') ? 255 : 1))), opacity].join(' ')
    }
    return Object.fromEntries(lines.map((line) => {
      const { color, backgroundColor, borderTopColor } = getComputedStyle(line)
      return [line.textContent.trim(), { text: parts(color), ground: parts(backgroundColor), border: parts(borderTopColor) }]
    }))
  })
}
