import type { ParseArgsOptionsConfig } from 'node:util'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { clearLeftovers } from './leftovers.ts'

/**
 * Begins a command: clears what killed ones have left, and reads its options;
 * an unknown one ends the process with a message.
 *
 * @param command as it is typed, such as "npm run handout"
 * @param options what it knows
 * @param allowed the same, for the message
 */
export function readOptions<T extends ParseArgsOptionsConfig>(command: string, options: T, allowed: string) {
  clearLeftovers()
  try {
    return parseArgs({ options }).values
  }
  catch (error) {
    const [found] = (error as Error).message.split('. ')
    console.error(`${command}: ${found}; allowed: ${allowed}`)
    process.exit(1)
  }
}
