import type { Page } from 'playwright-core'
import type { Deck } from './deck.ts'
import { resolve } from 'node:path'
import process from 'node:process'
import { keptFolder } from 'slidev-deck-kit/node/build/kept-build.ts'

/** The folder of the build for print that a deck's command has made. */
export function printBuild(deck: Deck): string {
  const before = process.cwd()
  process.chdir(deck.root)
  const folder = resolve(keptFolder('print'))
  process.chdir(before)
  return folder
}

/** Words in reading order, without the numbers that lists draw before their items. */
export function words(text: string): string[] {
  return text.replace(/\b\d(?=[A-Z])/g, '').split(/\s+/).filter(word => word && !/^\d$/.test(word))
}

/** A text without its spaces. */
export function solid(text: string): string {
  return text.replace(/\s/g, '')
}

/** How a text looks on paper. */
export interface PaperLook {
  /** The least contrast of a text with white (WCAG 2.2), in colour and in grey. */
  contrast: number
  /** The size of the smallest text, in pt. */
  smallest: number
  /** Grounds of texts other than white, shadows and gradients. */
  effects: string[]
  /** How many elements hold text. */
  count: number
}

/** Looks at the texts of a handout that a page shows. */
export async function paperLook(page: Page): Promise<PaperLook> {
  const looks = await page.locator('.handout *').evaluateAll(elements => elements.map((element) => {
    const { color, backgroundColor, fontSize, boxShadow, textShadow, backgroundImage } = getComputedStyle(element)
    const isText = [...element.childNodes].some(node => node instanceof Text && node.data.trim())
    return { color, isText, size: Number.parseFloat(fontSize) * 0.75, ground: isText ? backgroundColor : 'none', effects: [boxShadow, textShadow, backgroundImage] }
  }))
  const texts = looks.filter(({ isText }) => isText)
  return {
    contrast: Math.min(...texts.flatMap(({ color }) => [contrastWithWhite(color), contrastWithWhite(color, 'on a black-and-white printer')])),
    smallest: Math.min(...texts.map(({ size }) => size)),
    // All text stands on white: what is filled holds none.
    effects: looks.flatMap(({ ground, effects }) => [ground, ...effects]).filter(effect => !['none', 'rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(effect)),
    count: texts.length,
  }
}

/** The share of ink that a page takes in print, of what a black sheet takes. */
export async function inkOf(page: Page): Promise<number> {
  await page.emulateMedia({ media: 'print' })
  const sheet = (await page.screenshot({ fullPage: true })).toString('base64')
  await page.emulateMedia({ media: null })
  return page.evaluate(async (sheet) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${sheet}`)).blob())
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, image.width, image.height)
    let dark = 0
    for (let at = 0; at < data.length; at += 4)
      dark += 1 - (0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2]) / 255
    return dark / (data.length / 4)
  }, sheet)
}

/** Contrast of a color with white (WCAG 2.2); in grey, as a printer mixes it, where asked for. */
function contrastWithWhite(color: string, grey?: 'on a black-and-white printer'): number {
  let channels = color.match(/[\d.]+/g)!.slice(0, 3).map(Number)
  if (grey)
    channels = channels.map(() => 0.299 * channels[0] + 0.587 * channels[1] + 0.114 * channels[2])
  const [red, green, blue] = channels.map(channel => channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4)
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
