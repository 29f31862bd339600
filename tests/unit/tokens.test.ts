import type { BrandSources } from 'slidev-addon-brand/shared/brand.ts'
import { globSync, readFileSync } from 'node:fs'
import { brandTable } from 'slidev-addon-brand/shared/brand-table.ts'
import { assertBrand, checkBrand, floor, measurePairs } from 'slidev-addon-brand/shared/brand.ts'
import { readTokens, resolveToken } from 'slidev-addon-brand/shared/tokens.ts'
import { describe, expect, it } from 'vitest'
import * as design from '../../styles/contrast.ts'

/** The brand's colours, as its owner gave them. */
const brand = {
  'crimson-signal': '#C1121F',
  'signal-gold': '#C6A300',
  'slate-steel': '#4C5A61',
  'fog-grey': '#B0B3B8',
  'bone-white': '#EAE7DC',
  'deep-indigo': '#3F3CBB',
  'iron-ochre': '#A35E35',
  'ash-graphite': '#2B2B2B',
  'charcoal-tint': '#1A1A1A',
  'obsidian-black': '#0C0C0C',
}

const tokens = readFileSync('styles/tokens.css', 'utf8')
const list = readFileSync('styles/contrast.ts', 'utf8')

/** The two files, as messages name them. */
function files(tokensText = tokens, listText = list): BrandSources {
  return { tokens: { name: 'styles/tokens.css', text: tokensText }, list: { name: 'styles/contrast.ts', text: listText } }
}

it('the ten brand colours have their exact hex', () => {
  const palette = Object.fromEntries([...tokens.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name, hex]) => [name, hex]))
  expect(palette).toEqual(brand)
})

const sources = globSync(['slides.md', 'global-top.vue', '{components,layouts,packages,styles}/**/*.{vue,css}'])
  // A deck's palette: the talk's, and that of the deck that the packages make.
  .filter(file => !/^(?:packages\/template\/)?styles\/tokens\.css$/.test(file))

describe('colours are named, never valued, outside the palette', () => {
  it.each(sources)('%s', (file) => {
    const source = readFileSync(file, 'utf8')
    expect(source.match(/#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(/gi)).toBeNull()
    for (const colour of Object.keys(brand))
      expect(source).not.toContain(`--${colour}`)
  })
})

describe('contrast', () => {
  const measured = measurePairs(readTokens(tokens), design)

  it('is enough for what each pair is used for', () => {
    const table = measured.toSorted((a, b) => a.ratio / a.need - b.ratio / b.need).map(({ ratio, need, setting, role, on, use }) =>
      `${ratio < need ? 'SHORT' : '     '} ${floor(ratio).padStart(5)} of ${need.toFixed(1)}  ${setting.padEnd(6)} ${`${role} on ${on}`.padEnd(32)} ${use}`)
    expect(checkBrand(files(), design), `\n${table.join('\n')}\n`).toEqual([])
  })

  it('is listed for every role that text is set in, in each setting that it is set in', () => {
    const roles = readTokens(tokens).map(({ name }) => name)
    const readable = new Set(design.pairs.filter(({ need }) => need === 4.5).flatMap(({ role, in: places }) => places.map(setting => `${role}, ${setting}`)))
    const placesOf = (file: string) => /paper|handout\/styles/.test(file) ? ['paper'] : /(?:^|\/)styles\/|Timer|FitNotice|global-top/.test(file) ? ['stage'] : Object.keys(design.settings)
    const setInText = [...sources, 'packages/slidev-addon-handout/shared/paper.ts'].flatMap(file => [...readFileSync(file, 'utf8').matchAll(/(?:(?<![\w-])color|text-fill-color|text-emphasis-color): var\(--([\w-]+)\)/g)]
      .filter(([, role]) => roles.includes(role))
      .flatMap(([, role]) => placesOf(file).map(setting => ({ file, pair: `${role}, ${setting}` }))))
    expect(new Set(setInText.map(({ file }) => file.replace(/\/.*/, '')))).toEqual(new Set(['components', 'packages', 'styles']))
    expect(setInText.filter(({ pair }) => !readable.has(pair))).toEqual([])
  })

  it.each([
    ['light', { CanvasText: 'black', Canvas: 'white', LinkText: '#0000ee' }],
    ['dark', { CanvasText: 'white', Canvas: '#121212', LinkText: '#9e9eff' }],
  ])('is enough in a deck that sets no colours, with those of Chromium where it is %s', (_, system) => {
    const fallbacks = Object.entries(system).reduce(
      (css, [name, colour]) => css.replace(new RegExp(`\\b${name}\\b`, 'g'), colour),
      readFileSync('packages/slidev-deck-kit/styles/index.css', 'utf8').replace(':where(:root)', ':root'),
    )
    const measured = measurePairs(readTokens(fallbacks), design)
    expect(measured.length).toBeGreaterThan(40)
    expect(measured.filter(({ ratio, need }) => ratio < need).map(({ role, on, ratio }) => `${role} on ${on}: ${floor(ratio)}`)).toEqual([])
  })

  it.each([
    ['black on white', '#000000', '#ffffff', '21.00'],
    ['a grey that just fails as text on white', '#777777', '#ffffff', '4.47'],
    ['a colour on itself', '#777777', '#777777', '1.00'],
  ])('is measured as WCAG 2.2 says: %s', (_, role, on, ratio) => {
    const pair = { role: 'a', on: 'b', need: 3, use: '', in: ['stage'] } as const
    const [{ ratio: found }] = measurePairs(readTokens(`:root { --a: ${role}; --b: ${on} }`), { ...design, pairs: [pair] })
    expect(floor(found)).toBe(ratio)
  })
})

describe('a token comes to the colour that a browser shows', () => {
  const css = `
    :root { --ink: #000000; --sheet: white; --text: var(--ink); --line: color-mix(in srgb, var(--text) 10%, var(--sheet)); --even: color-mix(in srgb, var(--ink), var(--sheet)) }
    .paper { --text: var(--sheet); --tint: color-mix(in srgb, var(--text) 30%, var(--ink) 90%) }`

  it.each([
    ['through var()', 'text', ':root', '#000000', ['ink']],
    ['through color-mix()', 'line', ':root', '#e6e6e6', ['ink', 'sheet']],
    ['through color-mix() without shares', 'even', ':root', '#808080', ['ink', 'sheet']],
    ['through color-mix() with shares above the whole', 'tint', '.paper', '#404040', ['sheet', 'ink']],
    ['as its own scope sets it', 'text', '.paper', '#ffffff', ['sheet']],
    ['as the root made it, where its scope does not set it', 'line', '.paper', '#e6e6e6', ['ink', 'sheet']],
  ])('%s', (_, name, scope, hex, from) => {
    expect(resolveToken(readTokens(css), name, scope)).toEqual({ hex, from })
  })
})

describe('the table of the brand', () => {
  const { settings, surfaces, colours } = brandTable(tokens, design)
  const contrastsOf = (name: string) => colours.find(colour => colour.name === name)!.contrasts

  it('has the ten with their hex, and the roles that are made of each, where they are set', () => {
    expect(Object.fromEntries(colours.map(({ name, hex }) => [name, hex]))).toEqual(brand)
    const roles = Object.fromEntries(colours.map(({ name, roles }) => [name, roles]))
    expect(roles['fog-grey']).toEqual([{ setting: 'stage', names: ['text-muted', 'outline'] }])
    expect(roles['charcoal-tint']).toEqual([
      { setting: 'stage', names: expect.arrayContaining(['surface', 'line']) as string[] },
      { setting: 'paper', names: expect.arrayContaining(['text', 'text-strong', 'line']) as string[] },
    ])
  })

  it('has every surface of each setting once: all of paper is one white', () => {
    expect(settings).toEqual([{ name: 'stage', count: 3 }, { name: 'paper', count: 1 }])
    expect(surfaces.map(({ setting, name, hex }) => [setting, name, hex])).toEqual([
      ['stage', 'page', '#0c0c0c'],
      ['stage', 'surface', '#1a1a1a'],
      ['stage', 'surface-raised', '#2b2b2b'],
      ['paper', 'every surface', '#ffffff'],
    ])
  })

  it('says what each may be used for', () => {
    expect(contrastsOf('iron-ochre')).toEqual([{ ratio: '3.92', use: 'large' }, { ratio: '3.48', use: 'large' }, { ratio: '2.83', use: 'fill' }, { ratio: '4.98', use: 'text' }])
    expect(contrastsOf('obsidian-black')[0]).toEqual({ ratio: '1.00', use: 'fill' })
  })
})

describe('a mistake in the colours is one message with file and line', () => {
  const line = (file: string, words: string) => file.split('\n').findIndex(line => line.includes(words)) + 1
  const at = (words: string) => `styles/tokens.css, line ${line(tokens, words)}, `
  const pairOf = (role: string, on: string) => ({ role, on, need: 3, use: 'nothing', in: ['stage'] }) as const

  it.each<[name: string, from: string, to: string, message: string]>([
    ['a hex that is none', '#C6A300', '#C6A30', `${at('#C6A300')}--signal-gold: found #C6A30; allowed: # and six hex digits`],
    ['a hex with a letter too many', '#4C5A61', '#4C5A6G', `${at('#4C5A61')}--slate-steel: found #4C5A6G; allowed: # and six hex digits`],
    ['one of the ten missing', '  --fog-grey: #B0B3B8;\n', '', `${at('--crimson-signal')}--fog-grey: found nothing; allowed: # and six hex digits`],
    ['an eleventh', '--page: var(--obsidian-black)', '--page: #000000', `${at('--page')}--page: found a hex; allowed: var(--name) of one of the ten: crimson-signal, `],
    ['a role of a colour that is not there', '--text: var(--bone-white)', '--text: var(--bone-whit)', `${at('--text:')}--text: found var(--bone-whit), which is not there; allowed: the name of another token`],
    ['a role that leads back to itself', '--text: var(--bone-white)', '--text: var(--text)', `${at('--text:')}--text: found a var() that leads back to it; allowed: a colour such as`],
    ['a role that is no colour', '--text: var(--bone-white)', '--text: bone-white', `${at('--text:')}--text: found bone-white; allowed: a colour such as`],
    ['a role that lets shine through', '--text: var(--bone-white)', '--text: color-mix(in srgb, var(--bone-white) 50%, transparent)', `${at('--text:')}--text: found transparent; allowed: a colour such as`],
    ['a role in no pair', '--page:', '--wall: white;\n  --page:', `${at('--page:')}--wall: found a role in no pair; allowed: one in a pair of styles/contrast.ts, or in its decorative roles`],
    ['a setting that the list does not know', '.paper {\n', '.wall {\n  --text: white;\n}\n.paper {\n', `styles/tokens.css, line ${line(tokens, '.paper {') + 1}, --text: found the selector .wall; allowed: one of a setting: :root, .paper`],
  ])('%s', (_, from, to, message) => {
    expect(tokens).toContain(from)
    expect(() => assertBrand(files(tokens.replace(from, to)), design)).toThrow(message)
    expect(checkBrand(files(tokens.replace(from, to)), design)).toHaveLength(1)
  })

  it('an unknown role in the list', () => {
    const wrong = list.replace('\'footer\'', '\'foter\'')
    const pairs = design.pairs.map(pair => pair.role === 'footer' ? { ...pair, role: 'foter' } : pair)
    const problems = checkBrand(files(tokens, wrong), { ...design, pairs: [...pairs, pairOf('footer', 'paper')] })
    expect(problems).toMatchObject([{ file: 'styles/contrast.ts', line: line(wrong, 'foter'), key: 'foter', found: 'a role that is not in styles/tokens.css' }])
  })

  it('a role that is decorative and in a pair', () => {
    expect(checkBrand(files(), { ...design, pairs: [...design.pairs, pairOf('line', 'page')] })).toMatchObject([{ file: 'styles/contrast.ts', line: line(list, 'line:'), key: 'line' }])
  })

  it('a hex that lets a pair fall short: pair, ratio, need and use', () => {
    const short = files(tokens.replace('#B0B3B8', '#70737A'))
    expect(checkBrand(short, design)).toHaveLength(3)
    expect(() => assertBrand(short, design)).toThrow(`${at('--text-muted:')}text-muted on page, stage: found 4.11 (fog-grey #70737A on obsidian-black #0C0C0C); allowed: 4.5 or more, for the lead, labels of the notes\n`)
  })
})
