import type { Figures } from './measure.ts'
import { median } from 'slidev-deck-kit/shared/median.ts'

/** Of none there is no figure. */
const middle = (numbers: readonly number[]) => median(numbers) ?? Number.NaN

/** Medians of the rounds of every step that all of them have. */
function steps(rounds: number[][]): number[] {
  const count = Math.min(...rounds.map(round => round.length))
  return Array.from({ length: count }, (_, step) => middle(rounds.map(round => round[step])))
}

type Number = keyof { [key in keyof Figures as Figures[key] extends number ? key : never]: true }

const of = (key: Number) => (rounds: Figures[]) => middle(rounds.map(round => round[key]))
const longest = (numbers: number[]) => numbers.length ? Math.max(...numbers) : Number.NaN

/** What is compared: its name, its figure from all rounds of a site, the digits behind the point. */
const measures: [name: string, figure: (rounds: Figures[]) => number, digits: number][] = [
  ['Until the slide shows: bytes (kB)', rounds => of('bytesToShow')(rounds) / 1000, 1],
  ['Until the slide shows: requests', of('requestsToShow'), 0],
  ['Until the first step works: bytes (kB)', rounds => of('bytesToStep')(rounds) / 1000, 1],
  ['Until the first step works: requests', of('requestsToStep'), 0],
  ['Other hosts asked, in vain', of('otherHosts'), 0],
  ['First paint (ms)', of('firstPaint'), 0],
  ['Largest paint (ms)', of('largestPaint'), 0],
  ['First step works (ms)', of('firstStep'), 0],
  ['Layout shift (score)', of('shift'), 4],
  ['Key to paint, middle step (ms)', rounds => middle(steps(rounds.map(({ keys }) => keys))), 1],
  ['Key to paint, slowest step (ms)', rounds => longest(steps(rounds.map(({ keys }) => keys))), 1],
  ['The same before the page is ready, middle step (ms)', rounds => middle(steps(rounds.map(({ earlyKeys }) => earlyKeys))), 1],
  ['The same before the page is ready, slowest step (ms)', rounds => longest(steps(rounds.map(({ earlyKeys }) => earlyKeys))), 1],
]

/**
 * Sets the figures as one table: medians of all rounds, and our ratio to the others.
 *
 * @param results all rounds of every site, by its name; the first is ours
 */
export function table(results: Map<string, Figures[]>): string {
  const [ours, ...others] = results.keys()
  const heading = ['', ...results.keys(), ...others.map(name => `${ours} / ${name}`)]
  const rows = measures.map(([name, figure, digits]) => {
    const [own, ...rest] = [...results.values()].map(figure)
    const show = (value: number, digits: number) => Number.isFinite(value) ? value.toFixed(digits) : '–'
    return [name, ...[own, ...rest].map(value => show(value, digits)), ...rest.map(value => show(own / value, 2))]
  })
  const widths = heading.map((_, column) => Math.max(...[heading, ...rows].map(row => row[column].length)))
  const line = (row: string[]) => row.map((cell, column) => column ? cell.padStart(widths[column]) : cell.padEnd(widths[column])).join('  ')
  return [line(heading), widths.map(width => '─'.repeat(width)).join('──'), ...rows.map(line)].join('\n')
}
