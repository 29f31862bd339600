import type { HandoutWords, SiteWords } from './talk.ts'

const handout: HandoutWords = {
  notes: 'Speaker notes',
  own: 'Your notes',
  opening: 'On the title',
  result: 'The result',
  click: 'Click',
}

const site: SiteWords = {
  stage: 'Show the slide',
  pdf: 'Slides as PDF',
  handout: 'Handout as PDF',
  lost: 'The live talk could not be loaded. The slides work without it.',
}

/** What the headmatter says where slides.md does not: the deck's own look, icon and fonts, so that nothing is asked of another host. */
const defaults: Record<string, unknown> = {
  theme: 'default',
  titleTemplate: '%s',
  lang: 'en',
  colorSchema: 'dark',
  favicon: '/favicon.svg',
  fonts: { sans: 'IBM Plex Sans', mono: 'IBM Plex Mono', provider: 'none' },
  selectable: true,
  monaco: false,
  twoslash: false,
  mcp: false,
  handout,
  site,
}

/**
 * Completes a headmatter with the deck's defaults, mapping by mapping.
 *
 * @param headmatter as it stands in slides.md; what it says stays
 */
export function withDefaults(headmatter: Record<string, unknown>): Record<string, unknown> {
  const said = Object.entries(headmatter).map(([key, value]) => [key, isMapping(value) && isMapping(defaults[key]) ? { ...defaults[key], ...value } : value])
  return { ...defaults, ...Object.fromEntries(said) as Record<string, unknown> }
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
