import type { MeasureName } from './table.ts'

/** What a figure of this deck's site may be at most: a ratio to another site's, or the figure itself. */
export interface Limit {
  stock?: number
  static?: number
  figure?: number
}

/** How much more is allowed where machines measure unevenly, as those of a workflow do. */
export const wide = 1.5

/** Each was kept with some room when it was set: one that is broken tells of a regression. */
export const limits: Partial<Record<MeasureName, Limit>> = {
  'Until the slide shows: bytes (kB)': { stock: 0.16 },
  'Until the first step works: bytes (kB)': { stock: 0.16 },
  'Other hosts asked, in vain': { figure: 0 },
  'Largest paint (ms)': { stock: 0.25, static: 1.6 },
  'First step works (ms)': { stock: 0.25, static: 1.5 },
  'Layout shift (score)': { figure: 0 },
  'Key to paint, middle step (ms)': { stock: 0.9 },
  'Key to paint, slowest step (ms)': { stock: 0.8 },
}
