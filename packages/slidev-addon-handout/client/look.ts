import { perPageOf } from '../shared/paper.ts'

/** What decides how a deck looks. */
export interface Look {
  /** The headmatter's color schema. */
  colorSchema: string
  /** Whether the layouts of all slides set themselves for paper. */
  reflows: boolean
}

/**
 * The color schema of a deck at an address; Slidev has one for a whole page.
 * Paper is white: in the handout, slides that are set for it are light, and so
 * is a deck that has both looks. A picture of another deck's slide is as on stage.
 *
 * @param address of the page, with the router's path in it or behind its #
 * @param deck how it looks elsewhere
 */
export function schemaAt(address: Pick<URL, 'pathname' | 'search' | 'hash'>, deck: Look): string {
  const { pathname, search, hash } = address
  const { colorSchema, reflows } = deck
  const [path, query] = hash.startsWith('#/') ? hash.split('?') : [pathname, search]
  if (!/\/handout\/?$/.test(path))
    return colorSchema
  const asked = new URLSearchParams(query)
  const isLight = (reflows && perPageOf(asked.get('per-page')) === 1) || (colorSchema === 'auto' && !asked.has('dark'))
  return isLight ? 'light' : colorSchema
}
