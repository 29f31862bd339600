import type { ParseArgsOptionsConfig } from 'node:util'
import { enableCompileCache } from 'node:module'
import { basename, dirname } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { defaultEntry } from '../../shared/slidev-internals.ts'
import { withoutTypeWarning } from '../type-warning.ts'
import { clearLeftovers } from './leftovers.ts'

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/** What a command is, for whoever types it. */
export interface Command<T extends ParseArgsOptionsConfig> {
  /** As it is typed, such as "npm run handout". */
  name: string
  /** The options that it knows, and the same in words. */
  options: T
  allowed: string
  /** What is said when the process is told to end. */
  stopped: () => string
  /** Whether Ctrl+C is how the command is meant to end, as things stand. */
  isServing?: () => boolean
}

type Values<T extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ options: T, allowPositionals: true }>>['values']

const undoings = new Set<() => void>()

/**
 * Has something undone when the command ends, however it does, but for SIGKILL.
 *
 * @returns what undoes it at once
 */
export function atEnd(undo: () => void): () => void {
  undoings.add(undo)
  return () => {
    if (undoings.delete(undo))
      undo()
  }
}

/** Ends the process after what is to be undone. What still runs (a browser, a worker) ends with it. */
export function endCommand(code: number): never {
  for (const undo of [...undoings].reverse())
    undo()
  process.exit(code)
}

/**
 * Runs a command in the folder of its deck: clears what killed commands have
 * left, reads the options, says in a message what is wrong, and ends the process.
 *
 * @param command what is typed
 * @param work gets the options, and the deck's Markdown file (Slidev's default where none is named); gives false where the process goes on, a number for its code
 */
export async function runCommand<T extends ParseArgsOptionsConfig>(command: Command<T>, work: (values: Values<T>, entry: string) => Promise<number | false | void>): Promise<void> {
  const { name, options, allowed, stopped, isServing } = command
  withoutTypeWarning()
  for (const [signal, code] of Object.entries(signals)) {
    process.once(signal, () => {
      const isMeant = isServing?.() ?? false
      console[isMeant ? 'log' : 'error'](stopped())
      endCommand(isMeant && signal === 'SIGINT' ? 0 : code)
    })
  }
  try {
    const { values, positionals } = readArguments(name, options, allowed)
    const [entry = defaultEntry] = positionals
    process.chdir(dirname(entry))
    clearLeftovers()
    // Before what takes long to load.
    enableCompileCache()
    const code = await work(values, basename(entry))
    if (code !== false)
      endCommand(code ?? 0)
  }
  catch (error) {
    console.error((error as Error).message)
    endCommand(1)
  }
}

/** @throws {Error} that names an unknown option and those that are known */
function readArguments<T extends ParseArgsOptionsConfig>(name: string, options: T, allowed: string) {
  try {
    const read = parseArgs({ options, allowPositionals: true })
    if (read.positionals.length > 1)
      throw new Error(`Unexpected argument '${read.positionals[1]}'`)
    return read
  }
  catch (error) {
    const [found] = (error as Error).message.split('. ')
    throw new Error(`${name}: ${found}; allowed: ${allowed}`)
  }
}
