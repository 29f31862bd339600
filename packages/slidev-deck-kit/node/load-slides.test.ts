import type { DeckSource } from './load-slides.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { assertDeck, checkDeck } from './check/check.ts'
import { loadSlides } from './load-slides.ts'
import { DeckError } from './problems.ts'

const root = mkdtempSync(join(tmpdir(), 'imports-'))
afterAll(() => rmSync(root, { recursive: true }))
mkdirSync(join(root, 'pages'))
mkdirSync(join(root, 'layouts'))
mkdirSync(join(root, 'node_modules/slidev-theme-sea/layouts'), { recursive: true })
writeFileSync(join(root, 'layouts/mine.vue'), '')
writeFileSync(join(root, 'node_modules/slidev-theme-sea/package.json'), '{ "slidev": { "defaults": { "fonts": { "sans": "Inter" } } } }')
writeFileSync(join(root, 'node_modules/slidev-theme-sea/layouts/shore.vue'), '')

const deck: DeckSource = { file: 'slides.md', root, config: {} }

function page(name: string, markdown: string): void {
  writeFileSync(join(root, 'pages', name), markdown)
}

page('four.md', '# One\n\n---\nlayout: shore\n---\n\n# Two\n\n<div>\n\n---\nhide: true\n---\n\n# Three\n\n---\n\n# Four\n')
page('round.md', '---\nsrc: ../slides.md\n---\n')
page('inner.md', '# Inner\n\n---\nsrc: ./four.md#4\n---\n')

const importing = (src: string, more = '') => `---\ntheme: sea\nfonts:\n  provider: none\n${more}---\n\n# First\n\n---\nsrc: ${src}\nclass: wide\n---\n\nNot shown\n`

describe('the slides of a deck', () => {
  it.each([
    ['all', './pages/four.md', ['# First', '# One', '# Two\n\n<div>', '# Four']],
    ['a range', './pages/four.md#1,3-9', ['# First', '# One', '# Four']],
    ['the deck\'s folder', '/pages/four.md#1', ['# First', '# One']],
    ['a file that brings in another', './pages/inner.md', ['# First', '# Inner', '# Four']],
  ])('are those of imported files, too: %s', (_, src, shown) => {
    const { slides, files } = loadSlides(importing(src), deck)
    expect(slides.filter(({ isShown }) => isShown).map(({ source }) => source.content)).toEqual(shown)
    expect(files).toContain(join(root, 'slides.md'))
    expect(files).toContain(join(root, 'pages/four.md'))
  })

  it('have what the importing slide and the defaults say', () => {
    const { slides } = loadSlides(importing('./pages/four.md', 'defaults:\n  transition: fade\n'), deck)
    expect(slides.filter(({ isShown }) => isShown).map(({ data: { layout, transition, class: name } }) => [layout, transition, name])).toEqual([
      [undefined, 'fade', undefined],
      [undefined, 'fade', 'wide'],
      ['shore', 'fade', 'wide'],
      [undefined, 'fade', 'wide'],
    ])
  })

  it.each([
    ['a file that is not there', './pages/nope.md', '"./pages/nope.md" on line 10; allowed: a file that is there'],
    ['a file that brings in the deck', './pages/round.md', '"../slides.md" on line 2; allowed: a file that does not bring in itself'],
    ['slides that are not there', './pages/four.md#7', '"./pages/four.md#7" on line 10; allowed: a range within its 4 slides, such as #1-4'],
  ])('cannot be those of %s', (_, src, found) => {
    const file = src.includes('round') ? 'pages/round.md, slide 1' : 'slides.md, slide 2'
    expect(() => assertDeck(importing(src), deck)).toThrow(DeckError)
    expect(() => assertDeck(importing(src), deck)).toThrow(`${file}, src: found ${found}`)
  })

  it('name the file and the line of what is wrong in an imported one', () => {
    expect(() => assertDeck(importing('./pages/four.md'), deck)).toThrow('pages/four.md, slide 2, text: found "<div>" on line 9, a tag without its other half; allowed: tags in pairs, and `<div>` as code [template]')
    expect(checkDeck(importing('./pages/four.md#1,3-4'), deck)).toEqual([])
  })
})

describe('a layout', () => {
  it.each([
    ['the deck\'s own', 'mine', 'sea', []],
    ['of its theme', 'shore', 'sea', []],
    ['of nobody', 'lake', 'sea', ['slides.md, slide 2, layout: found "lake" on line 10; allowed: 404, ']],
    ['of a theme that is not installed', 'lake', 'mountains', []],
  ])('%s', (_, layout, theme, warnings) => {
    const found = assertDeck(`---\ntheme: ${theme}\nfonts:\n  provider: none\n---\n\n# One\n\n---\nlayout: ${layout}\n---\n\n# Two\n`, deck)
    expect(found.map((line, at) => line.slice(0, warnings[at]?.length))).toEqual(warnings)
  })
})

it('fonts that the theme asks another host for are named', () => {
  expect(assertDeck('---\ntheme: sea\n---\n\n# One\n', deck)).toEqual(['slides.md, slide 1, fonts.provider: found Inter, from google; allowed: none (the fonts are the deck\'s own) [foreign-request]'])
})

describe('what other hosts are asked for', () => {
  const code = '```md\n![x](https://a.example/x.png)\n```\n\n`<img src="https://a.example/x.png">`\n\n'
  it.each([
    ['a picture', '![x](https://a.example/x.png "Title")', '"https://a.example/x.png" on line 17'],
    ['an HTML picture among others', '<img src="/own.png">\n<img\n  alt=">"\n  src="//a.example/x.png">\n![y](https://b.example/y.png)', '"//a.example/x.png" (and 1 more on the slide) on line 18'],
    ['a bound one', '<img :src="\'https://a.example/x.png\'">', '"https://a.example/x.png" on line 17'],
    ['a style\'s', '<style>\nh1 { background: url("https://a.example/x.png") }\n</style>', '"https://a.example/x.png" on line 18'],
    ['a frame', '<iframe src="https://a.example/"></iframe>', '"https://a.example/" on line 17'],
    ['an embed of Slidev\'s', '<Youtube id="x" />', '"https://www.youtube.com" on line 17'],
    ['a drawing of PlantUML', '```plantuml {scale: 0.7}\n@startuml\n```', '"https://www.plantuml.com/plantuml" on line 17'],
  ])('%s is a warning', (_, text, found) => {
    const [line, ...others] = assertDeck(`# One\n\n---\nlayout: center\n---\n\n# Two\n\n${code}\n\n${text}\n`, deck)
    expect(others).toEqual([])
    expect(line).toContain(`slides.md, slide 2, text: found ${found}; allowed: a `)
    expect(line).toMatch(/ \[foreign-request\]$/)
  })

  it.each([
    ['an address', 'https://a.example/x.png'],
    ['an address in disguise', '/\\a.example/x.png'],
    ['one in a style', 'linear-gradient(red, blue), url(https://a.example/x.png)'],
  ])('a background: %s', (_, background) => {
    expect(checkDeck(`# One\n\n---\nbackground: ${background}\n---\n\n# Two\n`, deck)).toMatchObject([{ key: 'background', line: 4, isWarning: true }])
  })
})

it.each([
  ['off', { 'foreign-request': 'off' }, []],
  ['a warning', {}, [{ rule: 'foreign-request', isWarning: true }]],
  ['an error', { 'foreign-request': 'error' }, [{ rule: 'foreign-request' }]],
] as const)('a rule is %s as deck.config.ts says', (_, check, problems) => {
  const found = checkDeck('![x](https://a.example/x.png)\n', { ...deck, config: { check } })
  expect(found.map(({ rule, isWarning }) => ({ rule, ...isWarning && { isWarning } }))).toEqual(problems)
})

it.each([
  ['any theme, shape, fonts and keys', 'theme: ./theme\naspectRatio: 4:3\ncanvasWidth: 800\nhighlighter: shiki\ncolorSchema: all\nseason: spring\nfonts:\n  sans: [A, B]\n  provider: none\ninfo: |\n  ## A\n\n  B\n'],
  ['durations of Slidev\'s', 'duration: 1h30m\n'],
  ['a duration of a clock', 'duration: 00:30:00\n'],
  ['a duration without a blank', 'duration: 35min\n'],
  ['a duration in seconds', 'duration: 90\n'],
  ['anchors and aliases', 'one: &x { a: 1 }\ntwo: *x\n'],
])('what Slidev reads in a headmatter passes: %s', (_, headmatter) => {
  expect(checkDeck(`---\n${headmatter}---\n\n# One\n`, deck)).toEqual([])
})
