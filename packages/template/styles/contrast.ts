import type { Pair } from 'slidev-addon-brand/shared/brand.ts'

/** Each colour of tokens.css. */
export const brandColours = ['lake', 'night', 'snow'] as const

export const settings = { stage: ':root' } as const

export const surfaces = ['page'] as const

/** What stands on what, and the least contrast: 4.5 for text, 3 for large text and graphics (WCAG 2.2, 1.4.3). */
export const pairs: readonly Pair<keyof typeof settings>[] = [
  { role: 'text', on: 'page', need: 4.5, use: 'text', in: ['stage'] },
  { role: 'text-accent', on: 'page', need: 4.5, use: 'titles, links', in: ['stage'] },
]

/** Roles that nobody has to tell from their ground, each with the reason. */
export const decorative = {}
