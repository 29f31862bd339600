import type { Deck } from 'slidev-deck-kit/node/deck-config.ts'
import { dirname, resolve } from 'node:path'
import { getDefaultConfig } from '@slidev/parser/core'
import { stagePolicy } from 'slidev-deck-kit/node/build/policy.ts'
import { codeBlocks } from 'slidev-deck-kit/node/code-blocks.ts'
import { deckRoots } from 'slidev-deck-kit/node/deck-roots.ts'
import { foreignRequests, pageRequests } from 'slidev-deck-kit/node/foreign.ts'
import { loadSlides } from 'slidev-deck-kit/node/load-slides.ts'

/**
 * The content policy of a deck on the stage, made of what its slides use: code
 * that runs where one has `{monaco-run}`, other hosts where they name them.
 *
 * @param markdown the text of its file of slides
 * @param deck the deck
 */
export function policyFor(markdown: string, deck: Deck): string {
  const { slides, headmatter } = loadSlides(markdown, deck)
  const { defaults } = deckRoots(dirname(resolve(deck.entry)), deck.root, headmatter)
  const { monaco, plantUmlServer } = { ...getDefaultConfig(), ...defaults, ...headmatter }
  const shown = slides.filter(({ isShown }) => isShown)
  return stagePolicy({
    requests: [...pageRequests(headmatter, defaults, shown.map(({ source }) => source.raw).join('')), ...shown.flatMap(slide => foreignRequests(slide, String(plantUmlServer)))],
    // Slidev's own condition for an editor in a build.
    evaluates: [true, 'build'].includes(monaco) && shown.some(({ source: { content } }) => runsCode(content)),
  })
}

/** Whether a text has code that runs where it is shown: of its own, or of a file. */
function runsCode(content: string): boolean {
  return codeBlocks(content).some(({ info }) => info.includes('{monaco-run')) || /^<<<.*\{monaco-run/m.test(content)
}
