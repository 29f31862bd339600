import { parse, walk } from 'css-tree'
import { charactersIn } from './ranges.ts'

/** A rule of @font-face, as it stands in a style sheet. */
export interface Face {
  /** Where it begins and ends in the sheet. */
  start: number
  end: number
  family: string
  /** The address of the font's file; none where there is only a local font. */
  address?: string
  /** All that the rule says, by descriptor. */
  descriptors: Map<string, string>
}

/** Finds the fonts of a style sheet. */
export function facesOf(css: string): Face[] {
  const faces: Face[] = []
  walk(parse(css, { positions: true, parseValue: false, parseRulePrelude: false, parseAtrulePrelude: false }), {
    visit: 'Atrule',
    enter({ name, block, loc }) {
      if (name !== 'font-face' || !block)
        return
      const descriptors = new Map<string, string>()
      block.children.forEach((node) => {
        if (node.type === 'Declaration' && node.value.type === 'Raw')
          descriptors.set(node.property, node.value.value.trim())
      })
      faces.push({ start: loc!.start.offset, end: loc!.end.offset, family: familyName(descriptors.get('font-family') ?? ''), address: addressIn(descriptors.get('src') ?? ''), descriptors })
    },
  })
  return faces
}

/** The name of a font's family, without the quotes that CSS may put around it. */
export function familyName(value: string): string {
  return value.replace(/^(['"])(.*)\1$/, '$2')
}

/** The first url() of a value. */
function addressIn(value: string): string | undefined {
  let address: string | undefined
  walk(parse(value, { context: 'value' }), { visit: 'Url', enter: url => void (address ??= url.value) })
  return address
}

function withoutFaces(css: string, isLeftOut: (face: Face) => boolean): string {
  return facesOf(css).filter(isLeftOut).reverse().reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), css)
}

/** Takes the fonts of some families out of a sheet. */
export function withoutFamilies(css: string, families: readonly string[]): string {
  return withoutFaces(css, ({ family }) => families.includes(family))
}

/** ASCII, of which any sign may be shown: in the words of a dialog, in an address. */
const ascii = String.fromCharCode(...Array.from({ length: 0x5F }, (_, index) => 0x20 + index))

/**
 * Leaves out the fonts that a text does not need: those whose unicode-range
 * holds none of its characters.
 *
 * @param css with its @font-face rules
 * @param text all that may be shown, but for ASCII, which always may
 */
export function neededFonts(css: string, text: string): string {
  return withoutFaces(css, ({ descriptors }) => !charactersIn(descriptors.get('unicode-range'), ascii + text))
}
