import type { Pair } from 'slidev-addon-brand/shared/brand.ts'

/**
 * The ten colours of the brand, by name. Their values stand in tokens.css,
 * which may neither miss one nor add another.
 */
export const brandColours = [
  'crimson-signal',
  'signal-gold',
  'slate-steel',
  'fog-grey',
  'bone-white',
  'deep-indigo',
  'iron-ochre',
  'ash-graphite',
  'charcoal-tint',
  'obsidian-black',
] as const

/** Where each setting's roles stand in tokens.css. What `paper` does not set, it has from `stage`; so has the phone, which sets none. */
export const settings = { stage: ':root', paper: '.paper' } as const

/** The roles that others stand on, as <BrandColors> shows them. */
export const surfaces = ['page', 'surface', 'surface-raised'] as const

const everywhere = ['stage', 'paper'] as const
const stage = ['stage'] as const
const paper = ['paper'] as const

/** Every pair that the design uses. */
export const pairs: readonly Pair<keyof typeof settings>[] = [
  { role: 'text', on: 'page', need: 4.5, use: 'titles, headings, notes', in: everywhere },
  { role: 'text', on: 'surface', need: 4.5, use: 'names of phases, next steps, metrics, the command', in: everywhere },
  { role: 'text', on: 'surface-raised', need: 4.5, use: 'the phase that is being told', in: everywhere },
  { role: 'text-muted', on: 'page', need: 4.5, use: 'the lead, labels of the notes', in: everywhere },
  { role: 'text-muted', on: 'surface', need: 4.5, use: 'numbers of phases, remarks, comments of the command', in: everywhere },
  { role: 'text-muted', on: 'surface-raised', need: 4.5, use: 'the number of the phase that is being told', in: everywhere },
  { role: 'text-accent', on: 'page', need: 4.5, use: 'links', in: everywhere },
  { role: 'text-accent', on: 'surface', need: 4.5, use: 'durations, check marks', in: everywhere },
  { role: 'text-accent', on: 'surface-raised', need: 4.5, use: 'the duration that is being told', in: everywhere },
  { role: 'text-strong', on: 'surface', need: 4.5, use: 'values of metrics, the argument of the command', in: everywhere },
  { role: 'text', on: 'early-tint', need: 4.5, use: 'how early the talk is', in: stage },
  { role: 'text', on: 'late-tint', need: 4.5, use: 'how late the talk is', in: stage },
  { role: 'on-emphasis', on: 'emphasis', need: 4.5, use: 'numbers of the next steps', in: everywhere },
  { role: 'on-emphasis', on: 'ornament', need: 4.5, use: 'numbers of planned steps in the picture of rehearsals', in: everywhere },
  { role: 'on-accent', on: 'accent', need: 4.5, use: 'numbers of real steps in the picture of rehearsals', in: everywhere },
  { role: 'footer', on: 'paper', need: 4.5, use: 'title and number of a printed page', in: paper },
  { role: 'accent', on: 'page', need: 3, use: 'the ring around what has the focus', in: stage },
  { role: 'accent', on: 'surface', need: 3, use: 'the plan of the talk, the sign of a talk on time', in: stage },
  { role: 'accent', on: 'surface-raised', need: 3, use: 'the edge of the phase that is being told', in: stage },
  { role: 'secondary', on: 'surface', need: 3, use: 'parts of the plan that are over: the current one is taller, with a gap between', in: stage },
  { role: 'bar-fill', on: 'surface', need: 3, use: 'the bar of a phase', in: everywhere },
  { role: 'bar-fill', on: 'surface-raised', need: 3, use: 'the bar of the phase that is being told', in: stage },
  { role: 'bar-told', on: 'surface', need: 3, use: 'the bar of a phase that has been told: each bar has a row of its own', in: stage },
  { role: 'outline', on: 'page', need: 3, use: 'the edge of each step in the picture of rehearsals', in: everywhere },
  { role: 'outline', on: 'surface', need: 3, use: 'the edge of a part of the plan that is to come', in: stage },
  { role: 'early-edge', on: 'page', need: 3, use: 'the sign of a step that was shorter than planned', in: everywhere },
  { role: 'early-edge', on: 'surface', need: 3, use: 'the edge of what tells that the talk is early', in: stage },
  { role: 'early-edge', on: 'early', need: 3, use: 'the edge of the time by which the talk is early', in: stage },
  { role: 'early-edge', on: 'early-tint', need: 3, use: 'the edge around how early the talk is', in: stage },
  { role: 'late', on: 'page', need: 3, use: 'what a step took beyond its plan: a strip with a gap above it', in: everywhere },
  { role: 'late-edge', on: 'page', need: 3, use: 'the sign of a step that was longer than planned', in: everywhere },
  { role: 'late-edge', on: 'surface', need: 3, use: 'the edge of what tells that the talk is late', in: stage },
  { role: 'late-edge', on: 'surface-raised', need: 3, use: 'the edge of a notice that text does not fit', in: stage },
  { role: 'late-edge', on: 'late', need: 3, use: 'the edge of the time by which the talk is late', in: stage },
  { role: 'late-edge', on: 'late-tint', need: 3, use: 'the edge around how late the talk is', in: stage },
]

/** Roles that nobody has to tell from what they stand on, each with the reason. */
export const decorative: Readonly<Record<string, string>> = {
  ground: 'lies between phases that have a place each',
  line: 'separates what its place and its space separate already',
}
