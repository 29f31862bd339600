import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import process from 'node:process'

/** What the package managers note of what they have installed: npm, pnpm, Yarn, Yarn of today. */
const installed = ['.package-lock.json', '.pnpm/lock.yaml', '.yarn-integrity', '.yarn-state.yml'].map(file => join('node_modules', file))

const left = ['node_modules', 'dist', 'out', 'tests']

/** Packages that are worked on beside the deck: links, of whose files no package manager takes note. A link to what one has installed is none of them, nor one that leads nowhere. */
function linkedPackages(): string[] {
  const links = readdirSync('node_modules', { withFileTypes: true }).filter(entry => entry.isSymbolicLink() && existsSync(join('node_modules', entry.name)))
  return links.map(({ name }) => realpathSync(join('node_modules', name))).filter(path => !path.split(sep).includes('node_modules'))
}

/** Every file of the deck that a build may be made of, in linked folders, too. */
export function sources(): string[] {
  return filesIn('.', []).sort()
}

/** Files of a folder; `folders` are those around it, as they are on the disk: a link may lead back to one. */
function filesIn(folder: string, folders: string[]): string[] {
  const here = realpathSync(folder)
  if (folders.includes(here))
    return []
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    // Vite reads .env files and copies all of public/; what else begins with a dot belongs to tools.
    const isTool = name.startsWith('.') && !name.startsWith('.env') && !path.startsWith('public')
    if (isTool || (folder === '.' && left.includes(name)))
      return []
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat?.isDirectory())
      return filesIn(path, [...folders, here])
    return stat?.isFile() ? [path] : []
  })
}

/**
 * What a build is made of: this Node, the installed packages (as their manager
 * notes them), every file of the deck. While it stays the same, so does the build.
 */
export function fingerprint(): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of [...installed.filter(file => existsSync(file)), ...sources(), ...linkedPackages().flatMap(folder => filesIn(folder, []))])
    hash.update(file).update(Buffer.from([0])).update(readFileSync(file)).update(Buffer.from([0]))
  return hash.digest('hex')
}
