import type { CssNode, FunctionNode } from 'css-tree'
import type { Color } from 'culori'
import { generate, parse, walk } from 'css-tree'
import { formatHex, interpolate, parse as parseColour } from 'culori'

/** A custom property of a style sheet, as it is written. */
export interface Token {
  /** Without its two dashes. */
  name: string
  /** The selector of its rule. */
  scope: string
  value: CssNode
  /** Counted from 1. */
  line: number
}

/** What a token's value comes to. */
export interface Resolved {
  /** As #rrggbb. */
  hex: string
  /** The tokens with a value of their own that it is made of. */
  from: string[]
}

/** A token that comes to no colour. */
export class TokenError extends Error {
  readonly token: Token
  readonly found: string
  readonly allowed: string

  constructor(token: Token, found: string, allowed: string) {
    super(`--${token.name}: found ${found}; allowed: ${allowed}`)
    this.token = token
    this.found = found
    this.allowed = allowed
  }
}

const allowedColour = 'a colour such as white, var(--name) or color-mix(in srgb, var(--name) 10%, var(--other))'

/** The scope from which all others inherit what they do not set. */
export const rootScope = ':root'

/**
 * Reads the custom properties of a style sheet.
 *
 * @param css its text
 */
export function readTokens(css: string): Token[] {
  const tokens: Token[] = []
  walk(parse(css, { positions: true, parseCustomProperty: true }), {
    visit: 'Declaration',
    enter({ property, value, loc }) {
      if (property.startsWith('--') && this.rule)
        tokens.push({ name: property.slice(2), scope: generate(this.rule.prelude), value, line: loc!.start.line })
    },
  })
  return tokens
}

/** Whether a token names a family of fonts; all others name colours. */
export function isFont({ name }: Token): boolean {
  return name.startsWith('font-')
}

/** A token's value, as it is written. */
export function valueText({ value }: Token): string {
  return text(value)
}

/** The names of the tokens whose value is a hex: the palette. */
export function paletteOf(tokens: readonly Token[]): string[] {
  return tokens.filter(token => valueText(token).startsWith('#')).map(({ name }) => name)
}

/**
 * Follows a token to its colour, as a browser does: a token that a scope does
 * not set comes from the root, resolved there.
 *
 * @param tokens all of the sheet
 * @param name without dashes
 * @param scope the selector that is asked for
 * @returns nothing where there is no such token
 * @throws {TokenError} where it comes to no opaque colour
 */
export function resolveToken(tokens: readonly Token[], name: string, scope: string, trail: readonly Token[] = []): Resolved | undefined {
  const token = [scope, rootScope].map(place => tokens.findLast(token => token.name === name && token.scope === place)).find(found => found)
  if (!token)
    return undefined
  if (trail.includes(token))
    throw new TokenError(token, 'a var() that leads back to it', allowedColour)
  return valueOf(tokens, token, childrenOf(token.value), [...trail, token])
}

function valueOf(tokens: readonly Token[], token: Token, nodes: CssNode[], trail: readonly Token[]): Resolved {
  const [node, ...others] = nodes
  const fail = (): never => {
    throw new TokenError(token, nodes.map(text).join(' ') || 'nothing', allowedColour)
  }
  if (!node || others.length)
    return fail()
  if (node.type === 'Raw')
    return fail()
  if (node.type === 'Function' && node.name === 'var') {
    const name = text(node.children.first!).slice(2)
    const found = resolveToken(tokens, name, token.scope, trail)
    if (!found)
      throw new TokenError(token, `var(--${name}), which is not there`, 'the name of another token')
    return found
  }
  if (node.type === 'Function' && node.name === 'color-mix')
    return mix(tokens, token, node, trail) ?? fail()
  const colour = parseColour(text(node))
  return colour && (colour.alpha ?? 1) === 1 ? { hex: formatHex(colour), from: [token.name] } : fail()
}

/** color-mix() of two opaque colours in srgb, as CSS Color 5 has it: shares that are left out fill up to 100%. */
function mix(tokens: readonly Token[], token: Token, node: FunctionNode, trail: readonly Token[]): Resolved | undefined {
  const [space, ...parts] = splitAtCommas(node.children.toArray())
  if (space.map(text).join(' ') !== 'in srgb' || parts.length !== 2)
    return undefined
  const [first, second] = parts.map((part) => {
    const share = part.find(({ type }) => type === 'Percentage')
    return { share: share?.type === 'Percentage' ? Number(share.value) / 100 : undefined, ...valueOf(tokens, token, part.filter(node => node !== share), trail) }
  })
  const a = first.share ?? 1 - (second.share ?? 0.5)
  const b = second.share ?? 1 - a
  // Less than the whole would let what is below shine through.
  if (a < 0 || b < 0 || a + b < 1 - 1e-9)
    return undefined
  const colour: Color = interpolate([first.hex, second.hex], 'rgb')(b / (a + b))
  return { hex: formatHex(colour), from: [...new Set([...first.from, ...second.from])] }
}

function splitAtCommas(nodes: CssNode[]): CssNode[][] {
  const parts: CssNode[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'Operator' && node.value === ',')
      parts.push([])
    else
      parts.at(-1)!.push(node)
  }
  return parts
}

function childrenOf(node: CssNode): CssNode[] {
  return node.type === 'Value' ? node.children.toArray() : [node]
}

function text(node: CssNode): string {
  return generate(node).trim()
}
