import type { Resolved, Token } from './tokens.ts'
import { wcagContrast } from 'culori'
import { isFont, paletteOf, readTokens, resolveToken, rootScope, TokenError, valueText } from './tokens.ts'

/** What a role is used on. */
export interface Pair<Setting extends string = string> {
  /** What is read or looked at: a role. */
  role: string
  /** The role that it stands on. */
  on: string
  /** Least contrast: 4.5 for text, 3 for large text (24 px, or 18.7 px bold) and for graphics that carry meaning (WCAG 2.2, 1.4.3 and 1.4.11). */
  need: 4.5 | 3
  use: string
  /** The settings that it is seen in. */
  in: readonly Setting[]
}

/** What a design says of its colours. Roles and colours are custom properties, without their two dashes. */
export interface Design<Setting extends string = string> {
  /** Each has a hex, and no other has. */
  brandColours: readonly string[]
  /** The selector that each setting's roles are set in. */
  settings: Readonly<Record<Setting, string>>
  /** The roles that others stand on, as <BrandColors> shows them. */
  surfaces: readonly string[]
  /** Every pair that the design uses. */
  pairs: readonly Pair<Setting>[]
  /** Roles that nobody has to tell from what they stand on, each with the reason. */
  decorative: Readonly<Record<string, string>>
}

/** One thing wrong with the colours. */
export interface BrandProblem {
  file: string
  /** Counted from 1. */
  line: number
  key: string
  found: string
  allowed: string
}

/** A file, as it is named in messages, and what is in it. */
interface Source {
  name: string
  text: string
}

/** What the colours stand in. */
export interface BrandSources {
  /** The style sheet of the tokens. */
  tokens: Source
  /** The module of the design: for the lines of what is wrong in it. */
  list: Source
}

/** Colours that the deck cannot be shown in. Its message is for whoever changed them and is all there is to say: it has no stack. */
export class BrandError extends Error {
  override name = 'BrandError'

  constructor(problems: readonly BrandProblem[]) {
    super(problems.map(({ file, line, key, found, allowed }) => `${file}, line ${line}, ${key}: found ${found}; allowed: ${allowed}`).join('\n'))
    this.stack = this.message
  }
}

/** A pair in one setting, with the contrast that it has. */
export interface Measured extends Pick<Pair, 'role' | 'on' | 'need' | 'use'> {
  setting: string
  /** By WCAG 2.2, from 1 to 21. */
  ratio: number
  foreground: Resolved
  background: Resolved
}

/**
 * Measures every pair of the list whose roles are there.
 *
 * @throws {TokenError} where a role comes to no colour
 */
export function measurePairs(tokens: readonly Token[], { pairs, settings }: Design): Measured[] {
  return pairs.flatMap(({ in: places, ...pair }) => places.flatMap((setting) => {
    const [foreground, background] = [pair.role, pair.on].map(role => resolveToken(tokens, role, settings[setting]))
    return foreground && background ? [{ ...pair, setting, foreground, background, ratio: wcagContrast(foreground.hex, background.hex) }] : []
  }))
}

/** Finds what is wrong with the colours: what is no colour, else what is unknown, else what falls short. */
export function checkBrand({ tokens: { name, text }, list }: BrandSources, design: Design): BrandProblem[] {
  const tokens = readTokens(text)
  // What is wrong with a colour would be told of every role and pair that it is in.
  const checks = [() => checkPalette(tokens, name, design), () => checkRoles(tokens, name), () => checkList(tokens, name, list, design), () => checkContrast(tokens, name, design)]
  for (const check of checks) {
    const problems = check()
    if (problems.length)
      return problems
  }
  return []
}

/** Every pair has the contrast that it needs. */
function checkContrast(tokens: readonly Token[], file: string, design: Design): BrandProblem[] {
  return measurePairs(tokens, design).filter(({ ratio, need }) => ratio < need).map(({ role, on, setting, need, use, ratio, foreground, background }) => ({
    file,
    line: lineOf(tokens, role, design.settings[setting]),
    key: `${role} on ${on}, ${setting}`,
    found: `${floor(ratio)} (${describe(foreground)} on ${describe(background)})`,
    allowed: `${need} or more, for ${use}`,
  }))
}

/**
 * Makes sure that the deck can be shown in its colours.
 *
 * @throws {BrandError} that names every problem
 */
export function assertBrand(sources: BrandSources, design: Design): void {
  const problems = checkBrand(sources, design)
  if (problems.length)
    throw new BrandError(problems)
}

/** A ratio is never shown as more than it is. */
export function floor(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2)
}

/** The ten are there, each as a hex, and no other hex is. */
function checkPalette(tokens: readonly Token[], file: string, { brandColours }: Design): BrandProblem[] {
  const ten = brandColours.map((name) => {
    const token = tokens.find(token => token.name === name)
    return { name, line: token?.line ?? tokens[0]?.line ?? 1, found: token ? valueText(token) : 'nothing' }
  })
  return [
    ...ten.filter(({ found }) => !/^#[\da-f]{6}$/i.test(found)).map(({ name, line, found }) => ({ file, line, key: `--${name}`, found, allowed: '# and six hex digits' })),
    ...paletteOf(tokens).filter(name => !brandColours.includes(name)).map(name => ({ file, line: lineOf(tokens, name), key: `--${name}`, found: 'a hex', allowed: `var(--name) of one of the ten: ${brandColours.join(', ')}` })),
  ]
}

/** Every token comes to a colour wherever it is set. */
function checkRoles(tokens: readonly Token[], file: string): BrandProblem[] {
  const problems = tokens.filter(token => !isFont(token)).flatMap(({ name, scope }) => {
    try {
      resolveToken(tokens, name, scope)
      return []
    }
    catch (error) {
      if (!(error instanceof TokenError))
        throw error
      const { token, found, allowed } = error
      return [{ file, line: token.line, key: `--${token.name}`, found, allowed }]
    }
  })
  // What is built on a broken token is told with it.
  return [...new Map(problems.map(problem => [problem.line, problem])).values()]
}

/** The list and the tokens know the same roles and the same settings. */
function checkList(tokens: readonly Token[], file: string, list: Source, { brandColours, settings, surfaces, pairs, decorative }: Design): BrandProblem[] {
  const roles = [...new Set(tokens.filter(token => !isFont(token) && !brandColours.includes(token.name)).map(({ name }) => name))]
  const paired = pairs.flatMap(({ role, on }) => [role, on])
  const named = [...new Set([...surfaces, ...paired, ...Object.keys(decorative)])]
  const inList = (word: string) => list.text.split('\n').findIndex(line => new RegExp(`(?:^|[\\s'])${word}[':]`).test(line)) + 1
  return [
    ...tokens.filter(({ scope }) => !Object.values(settings).includes(scope)).map(({ name, scope, line }) => ({ file, line, key: `--${name}`, found: `the selector ${scope}`, allowed: `one of a setting: ${Object.values(settings).join(', ')}` })),
    ...named.filter(name => !roles.includes(name)).map(name => ({ file: list.name, line: inList(name), key: name, found: `a role that is not in ${file}`, allowed: roles.join(', ') })),
    ...roles.filter(name => !named.includes(name)).map(name => ({ file, line: lineOf(tokens, name), key: `--${name}`, found: 'a role in no pair', allowed: `one in a pair of ${list.name}, or in its decorative roles` })),
    ...Object.keys(decorative).filter(name => paired.includes(name)).map(name => ({ file: list.name, line: inList(name), key: name, found: 'a decorative role that is in a pair, too', allowed: 'one of the two' })),
  ]
}

function lineOf(tokens: readonly Token[], name: string, scope = rootScope): number {
  return (tokens.find(token => token.name === name && token.scope === scope) ?? tokens.find(token => token.name === name))?.line ?? 1
}

function describe({ hex, from }: Resolved): string {
  return `${from.join(' with ')} ${hex.toUpperCase()}`
}
