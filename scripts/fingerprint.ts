import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import process from 'node:process'

/** Every file of the deck that a build may be made of. */
export function sources(): string[] {
  return globSync('**', { exclude: ['node_modules', '.*', 'dist', 'out', 'tests'] }).filter(file => statSync(file).isFile()).sort()
}

/**
 * What a build is made of: this Node, the installed packages (as npm notes
 * them), every file of the deck. While it stays the same, so does the build.
 */
export function fingerprint(): string {
  const hash = createHash('sha256').update(process.version).update(readFileSync('node_modules/.package-lock.json'))
  for (const file of sources())
    hash.update(file).update(Buffer.from([0])).update(readFileSync(file)).update(Buffer.from([0]))
  return hash.digest('hex')
}
