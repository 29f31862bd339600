import type { SlidevPreparserExtension } from '@slidev/types'
import type { SlideFacts } from '../shared/steps.ts'
import type { DeckConfig } from './deck-config.ts'
import { durationText } from '../shared/duration.ts'
import { knownLanguage } from '../shared/language.ts'
import { talkLength } from './check/check-plan.ts'
import { withDefaults } from './deck-config.ts'
import { stepsOf, stepWords } from './layout-steps.ts'

/** What may stand behind the notes: neither is prose. */
const trailing = /^(?:\s|<style\b[^>]*>[\s\S]*?<\/style>|<script\b[^>]*>[\s\S]*?<\/script>)*$/

/**
 * Finds notes behind which only styles or scripts stand. Slidev takes a comment
 * for notes only where it ends the slide; any other would be lost.
 *
 * @param content a slide without its frontmatter, and without the notes that Slidev has found
 */
export function splitNotes(content: string): { content: string, note?: string } {
  const start = content.lastIndexOf('<!--')
  const end = content.indexOf('-->', start)
  if (start < 0 || end < 0 || !trailing.test(content.slice(end + 3)))
    return { content }
  return { content: content.slice(0, start) + content.slice(end + 3), note: content.slice(start + 4, end).trim() }
}

/**
 * Completes what Slidev has parsed: the headmatter by the deck's defaults, each
 * slide by its notes and by what its layout says of it (SlideFacts). Made anew
 * for every load of the deck.
 *
 * @param config the deck's
 * @param said the headmatter as it stands in the slides
 */
export function deckPreparser(config: DeckConfig, said: Record<string, unknown>): SlidevPreparserExtension {
  const headmatter = withDefaults(said, config.headmatter)
  const language = knownLanguage(headmatter.lang)
  const words = stepWords(headmatter, config)
  let isFirst = true
  let found: string | undefined
  return {
    name: 'deck',
    async transformSlide(content, frontmatter: Record<string, unknown>) {
      if (isFirst)
        Object.assign(frontmatter, withDefaults(frontmatter, config.headmatter), durationFor(frontmatter.duration, language))
      isFirst = false
      const layout = config.layouts?.[String(frontmatter.layout)]
      const steps = stepsOf(layout, frontmatter, language, words)
      if (steps || layout?.reflows)
        frontmatter.deck = { ...steps && { steps }, ...layout?.reflows && { reflows: true } } satisfies SlideFacts
      const split = splitNotes(content)
      found = split.note
      return split.content
    },
    // Slidev asks for the notes of each slide right after its content.
    transformNote: async note => note ?? found,
  }
}

/** The headmatter's duration for Slidev's own timer and the pages, in English and without a blank: the timer fails on anything else. */
function durationFor(duration: unknown, language: string): { duration?: string } {
  const seconds = Math.round(talkLength(duration, language) * 60)
  return seconds > 0 ? { duration: durationText(seconds).replaceAll(' ', '') } : {}
}
