import type { Design } from './brand.ts'
import { wcagContrast } from 'culori'
import { floor } from './brand.ts'
import { isFont, paletteOf, readTokens, resolveToken, rootScope } from './tokens.ts'

/** What a colour may be used for on a surface. */
export type Use = 'text' | 'large' | 'fill'

/** What colours are seen on, in one setting. */
export interface Surface {
  setting: string
  /** The roles that come to this colour. */
  name: string
  hex: string
  /** The hex of the setting's text. */
  ink: string
}

/** One of the ten, as <BrandColors> shows it. */
export interface BrandColour {
  name: string
  hex: string
  /** The roles that are made of it, where they are set. */
  roles: { setting: string, names: string[] }[]
  /** On each of the surfaces, in their order. */
  contrasts: { ratio: string, use: Use }[]
}

/** What <BrandColors> shows. */
export interface BrandTable {
  /** Each with how many surfaces it has. */
  settings: { name: string, count: number }[]
  surfaces: Surface[]
  colours: BrandColour[]
}

/**
 * Puts the palette, its roles and its contrasts into a table.
 *
 * @param css the text of the style sheet of the tokens
 * @param design what stands beside it
 * @throws {TokenError} where a token comes to no colour
 */
export function brandTable(css: string, design: Design): BrandTable {
  const tokens = readTokens(css)
  const settings = Object.entries(design.settings)
  const palette = paletteOf(tokens)
  const surfaces = settings.flatMap(([setting, scope]) => {
    const names = Map.groupBy(design.surfaces, name => resolveToken(tokens, name, scope)!.hex)
    return [...names].map(([hex, same]) => ({ setting, name: names.size === 1 ? 'every surface' : same.join(', '), hex, ink: resolveToken(tokens, 'text', scope)!.hex }))
  })
  const rolesOf = (colour: string) => settings.map(([setting, scope]) => ({
    setting,
    names: tokens.filter(token => token.scope === scope && !isFont(token) && !palette.includes(token.name) && resolveToken(tokens, token.name, scope)?.from.includes(colour)).map(({ name }) => name),
  })).filter(({ names }) => names.length)
  return {
    settings: settings.map(([name]) => ({ name, count: surfaces.filter(({ setting }) => setting === name).length })),
    surfaces,
    colours: palette.map((name) => {
      const { hex } = resolveToken(tokens, name, rootScope)!
      return {
        name,
        hex: hex.toUpperCase(),
        roles: rolesOf(name),
        contrasts: surfaces.map((surface) => {
          const ratio = wcagContrast(hex, surface.hex)
          return { ratio: floor(ratio), use: useOf(ratio) }
        }),
      }
    }),
  }
}

/** WCAG 2.2, 1.4.3 and 1.4.11, level AA. */
function useOf(ratio: number): Use {
  return ratio >= 4.5 ? 'text' : ratio >= 3 ? 'large' : 'fill'
}
