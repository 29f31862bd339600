import { defineDeck, defineLayout } from 'slidev-deck-kit/node/deck-config.ts'
import { durationIn, line, list, mapping, text } from 'slidev-deck-kit/node/schema.ts'
import * as z from 'zod'

/** A deck of the packages' own, for their tests. */
export default defineDeck({
  layouts: {
    recipe: defineLayout({
      schema: language => z.object({
        tools: mapping({ heading: line, list: text(1000) }),
        before: mapping({ heading: line, steps: list(line, 'step') }),
        baking: mapping({ heading: line, label: line, stages: list(mapping({ name: line, duration: durationIn(language), steps: list(line, 'step') }), 'stage') }),
        served: list(mapping({ label: line, value: line }), 'figure'),
      }),
      steps: ({ before, baking }, words) => [
        words.opening,
        before.heading.replace(/:$/, ''),
        ...baking.stages.map(({ name }, index) => `${baking.label} ${index + 1}: ${name}`),
        words.served,
      ],
      reflows: true,
    }),
  },
  words: { served: 'Served' },
})
