import type { SlidevPreparserExtension } from '@slidev/types'
import { withDefaults } from '../../../lib/defaults.ts'

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

/** Completes what Slidev has parsed: the headmatter by the deck's defaults, each slide by its notes. Made anew for every load of the talk. */
export function deckPreparser(): SlidevPreparserExtension {
  let isFirst = true
  let found: string | undefined
  return {
    name: 'deck',
    async transformSlide(content, frontmatter: Record<string, unknown>) {
      if (isFirst)
        Object.assign(frontmatter, withDefaults(frontmatter))
      isFirst = false
      const split = splitNotes(content)
      found = split.note
      return split.content
    },
    // Slidev asks for the notes of each slide right after its content.
    transformNote: async note => note ?? found,
  }
}
