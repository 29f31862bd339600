import type { Workflow } from '../lib/workflow.ts'
import { parseSync } from '@slidev/parser/core'
import { DeckError } from 'slidev-deck-kit/node/problems.ts'

/** The slide that is compared, without the shape that any of the three gives it. */
export interface Slide extends Workflow {
  title: string
  /** The paragraph below the title; empty where there is none. */
  lead: string
  notes: string
}

/**
 * Takes the first slide out of a talk.
 *
 * @param talk the text of slides.md, which has been checked
 * @throws {DeckError} if that slide is in another layout than the workflow's
 */
export function readSlide(talk: string): Slide {
  const [{ title = '', content, note = '', frontmatter }] = parseSync(talk, 'slides.md').slides
  if (frontmatter.layout !== 'workflow')
    throw new DeckError('slides.md', [{ slide: 1, key: 'layout', found: String(frontmatter.layout ?? 'nothing'), allowed: 'workflow, for npm run bench' }])
  const { command, next, execution, metrics } = frontmatter as unknown as Workflow
  const [, ...paragraphs] = content.trim().split(/\n\s*\n/)
  return { title: plain(title), lead: plain(paragraphs.join(' ')), notes: note, command, next, execution, metrics }
}

/** What each click reveals, by words that end a line of it in every shape of the slide. */
export function reveals({ next, execution, metrics }: Slide): string[] {
  return [next.heading, ...execution.phases.map(({ steps }) => steps[0]), metrics.at(-1)!.remark]
}

/** Prose without its Markdown emphasis. */
function plain(markdown: string): string {
  return markdown.replace(/(\*\*|__|[*_`])(\S|\S.*?\S)\1/g, '$2').replaceAll('\n', ' ')
}
