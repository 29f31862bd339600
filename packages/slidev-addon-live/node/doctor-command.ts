import { runCommand } from 'slidev-deck-kit/node/command/command.ts'
import { typedAs } from 'slidev-deck-kit/node/command/typed-as.ts'

await runCommand({
  name: typedAs('slidev-doctor'),
  options: {},
  allowed: 'none',
  stopped: () => 'Stopped.',
}, async (_, entry) => {
  // After the options: it takes long to load.
  const { examine } = await import('./doctor.ts')
  return examine(entry)
})
