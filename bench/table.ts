import type { Limit } from './limits.ts'
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

/** A figure of a site from all its rounds, and the digits that it is shown with behind the point. */
type Measure = [figure: (rounds: Figures[]) => number, digits: number]

/** What is compared. */
const measures = {
  'Until the slide shows: bytes (kB)': [rounds => of('bytesToShow')(rounds) / 1000, 1],
  'Until the slide shows: requests': [of('requestsToShow'), 0],
  'Until the first step works: bytes (kB)': [rounds => of('bytesToStep')(rounds) / 1000, 1],
  'Until the first step works: requests': [of('requestsToStep'), 0],
  'Other hosts asked, in vain': [of('otherHosts'), 0],
  'First paint (ms)': [of('firstPaint'), 0],
  'Largest paint (ms)': [of('largestPaint'), 0],
  'First step works (ms)': [of('firstStep'), 0],
  'Layout shift (score)': [of('shift'), 4],
  'Key to paint, middle step (ms)': [rounds => middle(steps(rounds.map(({ keys }) => keys))), 1],
  'Key to paint, slowest step (ms)': [rounds => longest(steps(rounds.map(({ keys }) => keys))), 1],
  'The same before the page is ready, middle step (ms)': [rounds => middle(steps(rounds.map(({ earlyKeys }) => earlyKeys))), 1],
  'The same before the page is ready, slowest step (ms)': [rounds => longest(steps(rounds.map(({ earlyKeys }) => earlyKeys))), 1],
} satisfies Record<string, Measure>

export type MeasureName = keyof typeof measures

const named = Object.entries(measures) as [MeasureName, Measure][]

/**
 * Sets the figures as one table: medians of all rounds, and our ratio to the others.
 *
 * @param results all rounds of every site, by its name; the first is ours
 */
export function table(results: Map<string, Figures[]>): string {
  const [ours, ...others] = results.keys()
  const heading = ['', ...results.keys(), ...others.map(name => `${ours} / ${name}`)]
  const rows = named.map(([name, [figure, digits]]) => {
    const [own, ...rest] = [...results.values()].map(figure)
    const show = (value: number, digits: number) => Number.isFinite(value) ? value.toFixed(digits) : '–'
    return [name, ...[own, ...rest].map(value => show(value, digits)), ...rest.map(value => show(own / value, 2))]
  })
  const widths = heading.map((_, column) => Math.max(...[heading, ...rows].map(row => row[column].length)))
  const line = (row: string[]) => row.map((cell, column) => column ? cell.padStart(widths[column]) : cell.padEnd(widths[column])).join('  ')
  return [line(heading), widths.map(width => '─'.repeat(width)).join('──'), ...rows.map(line)].join('\n')
}

/**
 * Compares the figures with what they may be at most.
 *
 * @param results all rounds of every site, by its name; the first is ours
 * @param limits by the name of what is measured
 * @param factor how many times a limit is allowed
 * @returns a line for each limit that is broken
 */
export function broken(results: Map<string, Figures[]>, limits: Partial<Record<MeasureName, Limit>>, factor = 1): string[] {
  const [ours] = results.keys()
  return named.flatMap(([name, [figure, digits]]) => Object.entries(limits[name] ?? {}).flatMap(([to, limit]: [string, number]) => {
    const own = figure(results.get(ours)!)
    const other = to === 'figure' ? undefined : figure(results.get(to)!)
    const found = other === undefined ? own : own / other
    const most = limit * factor
    if (found <= most)
      return []
    const show = (value: number) => value.toFixed(other === undefined ? digits : 2)
    return `${name}: found ${show(found)}${other === undefined ? '' : ` of ${to}`}; allowed: at most ${show(most)}`
  }))
}
