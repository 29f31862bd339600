import type { Severity } from 'slidev-deck-kit/node/rules.ts'

/**
 * Says what a talk asks other hosts for.
 *
 * @param addresses what its pages have asked for
 * @param severity what the deck's rule for such requests does
 * @throws {Error} where the rule refuses them
 */
export function foreignText(addresses: readonly string[], severity: Severity): string {
  const [first] = addresses
  if (!first)
    return 'no request leaves the machine'
  if (severity === 'error')
    throw new Error(`the talk asks for ${first}; put the file into public/`)
  const others = new Set(addresses.map(address => new URL(address).host)).size - 1
  return `the talk asks for ${first}${others ? ` (and ${others} more ${others === 1 ? 'host' : 'hosts'})` : ''}: without a network it goes without`
}
