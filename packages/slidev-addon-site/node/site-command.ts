import { runCommand } from 'slidev-deck-kit/node/command/command.ts'
import { optionsTypedAs, typedAs } from 'slidev-deck-kit/node/command/typed-as.ts'

const bin = 'slidev-site'
const output = 'dist'

await runCommand({
  name: typedAs(bin),
  options: {
    'base': { type: 'string', default: '/' },
    'with-notes': { type: 'boolean', default: false },
    'no-picture': { type: 'boolean', default: false },
  },
  allowed: optionsTypedAs(bin, '--base /talks/spring/', '--with-notes', '--no-picture'),
  stopped: () => `Stopped: ${output}/ is as it was.`,
}, async ({ base, 'with-notes': withNotes, 'no-picture': noPicture }, entry) => {
  if (!/^\/(?:[\w.~-]+\/)*$/.test(base))
    throw new Error(`${typedAs(bin)}: --base: found "${base}"; allowed: a path from slash to slash, such as /talks/spring/`)
  // One after the other: what refuses comes before what takes long to load.
  const { readDeck } = await import('slidev-deck-kit/node/read-deck.ts')
  const deck = await readDeck(entry)
  const { buildSite } = await import('./build.ts')
  await buildSite({ deck, base, withNotes, noPicture }, output, typedAs(bin, '--no-picture'))
})
