import type { ParseArgsOptionsConfig } from 'node:util'
import type { Command } from 'slidev-deck-kit/node/command/command.ts'
import { runCommand } from 'slidev-deck-kit/node/command/command.ts'
import { optionsTypedAs, typedAs } from 'slidev-deck-kit/node/command/typed-as.ts'

/** A command that prints a page of the deck. */
export interface PrintCommand<T extends ParseArgsOptionsConfig> extends Pick<Command<T>, 'options'> {
  bin: string
  /** The PDF's path. */
  output: string
  /** The options as they are typed. */
  typed: string[]
  /** The page, with its query, that the options' values ask for. */
  path: (values: Parameters<Parameters<typeof runCommand<T & typeof common>>[1]>[0]) => string
}

const common = { dark: { type: 'boolean' } } as const satisfies ParseArgsOptionsConfig

/**
 * Prints a page of the deck in the current folder, and ends the process.
 *
 * @param command what is typed, and what it prints
 */
export async function runPrint<T extends ParseArgsOptionsConfig>(command: PrintCommand<T>): Promise<void> {
  const { bin, output, options, typed, path } = command
  await runCommand({
    name: typedAs(bin),
    options: { ...options, ...common },
    allowed: optionsTypedAs(bin, ...typed, '--dark'),
    stopped: () => `Stopped: ${output} is as it was.`,
  }, async (values, entry) => {
    const page = path(values)
    // One after the other: what refuses comes before what takes long to load.
    const { readDeck } = await import('slidev-deck-kit/node/read-deck.ts')
    const deck = await readDeck(entry)
    const { buildBeside } = await import('./print-deck.ts')
    const built = buildBeside(entry)
    const { writePdf } = await import('./pdf.ts')
    await writePdf(deck, built, output, page, Boolean((values as { dark?: boolean }).dark))
  })
}
