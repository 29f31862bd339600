import { readFileSync } from 'node:fs'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { readSlide, reveals } from './slide.ts'
import { staticPage } from './static-page.ts'
import { stockDeck } from './stock-deck.ts'
import { broken, table } from './table.ts'

const slide = readSlide(readFileSync('slides.md', 'utf8'))
const { title, lead, command, next, execution, metrics } = slide
const words = [
  title,
  lead,
  command.heading,
  ...command.terminal.trim().split('\n'),
  next.heading,
  ...next.steps,
  execution.heading,
  ...execution.phases.flatMap(({ name, duration, steps }, index) => [`${execution.label} ${index + 1}`, name, duration, ...steps]),
  ...metrics.flatMap(({ label, value, remark }) => [label, value, remark]),
]
const hostile = 'A <b> & {{ b }} *c* [d](e) `f` $g$'

/** The text that HTML shows. */
function textOf(html: string): string {
  const { document } = new Window()
  document.body.innerHTML = html.replace(/^---[\s\S]*?---|<!--[\s\S]*?-->|<(style|script)[\s\S]*?<\/\1>/g, '')
  return document.body.textContent
}

describe.each([['Slidev as it comes', stockDeck], ['a page by hand', staticPage]])('the slide in %s', (_, draw) => {
  it('has every word, in its order', () => {
    let rest = textOf(draw(slide)).replace(/\s+/g, ' ')
    for (const word of words) {
      expect(rest).toContain(word)
      rest = rest.slice(rest.indexOf(word) + word.length)
    }
  })

  it('shows words as they stand, whatever they mean elsewhere', () => {
    const page = draw({ ...slide, command: { heading: hostile, terminal: hostile } })
    expect(textOf(page).split(hostile)).toHaveLength(3)
    expect(page).not.toContain('<b>')
  })
})

it('has no text that Slidev would take for a program or for Markdown', () => {
  expect(stockDeck({ ...slide, command: { heading: hostile, terminal: hostile } })).not.toMatch(/\{\{|\*c|\[d|`f|\$g/)
})

it('is revealed by as many clicks in all shapes', () => {
  expect(reveals(slide)).toHaveLength(execution.phases.length + 2)
  expect(staticPage(slide).match(/class="step"/g)).toHaveLength(reveals(slide).length)
  // v-clicks takes each of its children for one.
  const [, phases] = /<v-clicks>\n([\s\S]*)<\/v-clicks>/.exec(stockDeck(slide))!
  expect(stockDeck(slide).match(/<v-click>/g)!.length + phases.match(/^<div class="mb-1">/gm)!.length).toBe(reveals(slide).length)
})

it('leaves the notes to Slidev: its deck ends with them', () => {
  expect(stockDeck(slide).trimEnd().endsWith(`${slide.notes}\n-->`)).toBe(true)
  expect(staticPage(slide)).not.toContain(slide.notes.split('\n')[0])
})

it('is refused in another layout', () => {
  expect(() => readSlide('---\nlayout: cover\n---\n\n# A')).toThrow('slides.md, slide 1, layout: found cover; allowed: workflow')
})

it.each([
  ['emphasis', '**A** *b* `c`', 'A b c'],
  ['none', 'a_b * c', 'a_b * c'],
])('reads prose with %s as it is seen', (_, prose, seen) => {
  const talk = readFileSync('slides.md', 'utf8').replace('Let\'s see how this actually works in production', () => prose)
  expect(readSlide(talk).lead).toBe(seen)
})

describe('the table', () => {
  const round = { bytesToShow: 1000, requestsToShow: 1, bytesToStep: 2000, requestsToStep: 2, otherHosts: 0, firstPaint: 100, largestPaint: 100, firstStep: 200, shift: 0, keys: [10, 40, 20], earlyKeys: [] }
  const rows = table(new Map([
    ['ours', [{ ...round, firstPaint: 300, earlyKeys: [5, 8] }, { ...round, firstPaint: 500, earlyKeys: [7] }, { ...round, firstPaint: 400, keys: [30, 20, 10], earlyKeys: [6, 9] }]],
    ['stock', [{ ...round, firstPaint: 800 }]],
    ['static', [{ ...round, firstPaint: 200 }]],
  ])).split('\n').map(row => row.split(/\s{2,}/))
  const row = (name: string) => rows.find(([first]) => first.startsWith(name))?.slice(1)

  it.each([
    ['medians of the rounds, and our ratios', 'First paint', ['400', '800', '200', '0.50', '2.00']],
    ['the middle of the steps\' medians', 'Key to paint, middle', ['20.0', '20.0', '20.0', '1.00', '1.00']],
    ['the longest of them', 'Key to paint, slowest', ['40.0', '40.0', '40.0', '1.00', '1.00']],
    ['what not all sites have, without ratios', 'The same before the page is ready, slowest', ['6.0', '–', '–', '–', '–']],
    ['no ratio to nothing', 'Layout shift', ['0.0000', '0.0000', '0.0000', '–', '–']],
  ])('has %s', (_, name, cells) => {
    expect(row(name)).toEqual(cells)
  })
})

describe('limits', () => {
  const round = { bytesToShow: 1000, requestsToShow: 1, bytesToStep: 2000, requestsToStep: 2, otherHosts: 0, firstPaint: 100, largestPaint: 100, firstStep: 200, shift: 0, keys: [10, 40, 20], earlyKeys: [] }
  const results = new Map([['ours', [round]], ['stock', [{ ...round, largestPaint: 200, shift: 1 }]], ['static', [{ ...round, largestPaint: 80 }]]])

  it('name each figure that is over one, with both', () => {
    expect(broken(results, { 'Largest paint (ms)': { stock: 0.4, static: 1.3 }, 'Until the slide shows: bytes (kB)': { figure: 0.9 } })).toEqual([
      'Until the slide shows: bytes (kB): found 1.0; allowed: at most 0.9',
      'Largest paint (ms): found 0.50 of stock; allowed: at most 0.40',
    ])
  })

  it('are kept by a figure that is as large, and are wider by a factor', () => {
    expect(broken(results, { 'Largest paint (ms)': { stock: 0.5, static: 1.25 }, 'Layout shift (score)': { figure: 0 } })).toEqual([])
    expect(broken(results, { 'Largest paint (ms)': { stock: 0.4 } }, 1.5)).toEqual([])
  })

  it('are broken by what could not be measured', () => {
    expect(broken(results, { 'The same before the page is ready, middle step (ms)': { figure: 50 } })).toEqual(['The same before the page is ready, middle step (ms): found NaN; allowed: at most 50.0'])
  })
})
