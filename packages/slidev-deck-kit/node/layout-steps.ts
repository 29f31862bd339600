import type * as z from 'zod'
import type { DeckConfig, Layout } from './deck-config.ts'
import { words } from '../shared/words.ts'
import { isMapping } from './deck-config.ts'

/** The words that steps may be named with: the handout's, the config's, and what the headmatter says of either. */
export function stepWords(headmatter: Record<string, unknown>, config: DeckConfig): Record<string, string> {
  const { handout } = headmatter
  return { ...words.handout, ...config.words, ...isMapping(handout) ? handout as Record<string, string> : {} }
}

/** The part of a slide's frontmatter that its layout's schema is about. */
export function layoutData(schema: z.ZodObject, frontmatter: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(schema.shape).filter(key => key in frontmatter).map(key => [key, frontmatter[key]]))
}

/**
 * What the steps of a slide are called, from the one before the first click on.
 *
 * @param layout the slide's, if it is one of the deck's own
 * @param frontmatter the slide's
 * @param language one that Intl knows
 * @param words what the names are made with
 * @returns nothing where the layout names none, or the slide's data are not what its schema asks for
 */
export function stepsOf(layout: Layout | undefined, frontmatter: Record<string, unknown>, language: string, words: Record<string, string>): string[] | undefined {
  if (!layout?.steps)
    return undefined
  const schema = layout.schema?.(language)
  const data = schema ? schema.safeParse(layoutData(schema, frontmatter)).data : frontmatter
  return data && layout.steps(data, words)
}
