import type { FontConfig } from 'slidev-deck-kit/node/deck-config.ts'
import type { Face } from './fonts.ts'
import { Buffer } from 'node:buffer'
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import subsetFont from 'subset-font'
import { facesOf } from './fonts.ts'
import { charactersIn, rangeOf } from './ranges.ts'

/** fi and fl: the cut-down font has the same ligatures as the whole one, so words look the same in both. */
const ligatures = '\uFB01\uFB02'

/**
 * Leaves out glyphs that only a font feature shows, and hints (a third of the
 * bytes), which are for sizes far below a slide's; keeps the licence (name
 * records 13, 14; the copyright is always kept).
 */
const cut = { noLayoutClosure: true, noHinting: true, preserveNameIds: [13, 14] }

/** The families that a deck says are its own. */
export function familiesOf({ sheet }: FontConfig, root: string): string[] {
  return facesOf(readFileSync(join(root, sheet), 'utf8')).map(({ family }) => family)
}

/** The characters that a reader sees of HTML, each once. */
export function charactersOf(html: string): string {
  const text = html.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot|#39);/g, '&<>"\'')
  return [...new Set(text)].filter(character => character >= ' ').sort().join('')
}

/**
 * Cuts the deck's fonts down to the characters that its slides need, small
 * enough to stand in the page: the slide is painted without waiting for files.
 *
 * @param fonts what the deck's config says of them
 * @param root the folder of the deck
 * @param text all characters
 * @returns a sheet with the fonts inside
 * @throws {Error} that names a font whose file is not there
 */
export async function smallFonts(fonts: FontConfig, root: string, text: string): Promise<string> {
  const { sheet, notice = '', names = {}, whole } = fonts
  const files = new Map<string, Face>()
  for (const face of facesOf(readFileSync(join(root, sheet), 'utf8'))) {
    const file = face.address && (whole?.(face.address) ?? face.address)
    // Several parts of a font are parts of one file.
    if (file && !files.has(file))
      files.set(file, face)
  }
  const rules = [...files].map(async ([file, { descriptors }]) => {
    const characters = whole ? text : charactersIn(descriptors.get('unicode-range'), text)
    if (!characters)
      return ''
    const named = await subsetFont(await readFile(pathOf(file, sheet, root)), characters + ligatures, { ...cut, targetFormat: 'truetype' })
    const small = await subsetFont(renamed(named, names), characters + ligatures, { ...cut, targetFormat: 'woff2' })
    const all = Object.entries({
      ...Object.fromEntries(descriptors),
      'font-family': subsetName(descriptors.get('font-family') ?? '', names),
      'src': `url(data:font/woff2;base64,${small.toString('base64')})format("woff2")`,
      'unicode-range': rangeOf(characters),
    })
    return `@font-face{${all.map(([descriptor, value]) => `${descriptor}:${value}`).join(';')}}`
  })
  return notice + (await Promise.all(rules)).join('')
}

/** Where a font's file is: in public/, beside the sheet, or in a package. */
function pathOf(address: string, sheet: string, root: string): string {
  const path = address.startsWith('/') ? join(root, 'public', address) : join(root, dirname(sheet), address)
  if (existsSync(path))
    return path
  try {
    return createRequire(join(root, sheet)).resolve(address)
  }
  catch {
    throw new Error(`${sheet}, src: found "${address}", which is not there; allowed: a font in public/, beside the sheet or in a package`)
  }
}

/** The name of a font that is cut down, where its licence reserves the one that it had. */
export function subsetName(name: string, names: Record<string, string>): string {
  return Object.entries(names).reduce((name, [reserved, own]) => name.replaceAll(reserved, own), name)
}

/** Browsers refuse fonts without names: reserved ones are replaced within the file, by others of the same length. */
function renamed(font: Buffer, names: Record<string, string>): Buffer {
  const encodings = [(text: string) => text, (text: string) => Buffer.from(text, 'utf16le').swap16().toString('latin1')]
  let bytes = font.toString('latin1')
  for (const [reserved, own] of Object.entries(names)) {
    for (const encode of encodings)
      bytes = bytes.replaceAll(encode(reserved), encode(own))
  }
  return Buffer.from(bytes, 'latin1')
}
