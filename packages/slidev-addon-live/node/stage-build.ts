import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fingerprint } from 'slidev-deck-kit/node/fingerprint.ts'

/** Never published: npm packs no node_modules, and the site is built elsewhere. */
const cache = 'node_modules/.cache/present'
/** Builds that are kept: going back to an earlier wording is common, and an earlier talk may still be shown. */
const kept = 8

/**
 * Builds the talk with its notes, presenter view, overview and handout, where
 * it or what it is made of has changed since the last time.
 *
 * @param building told before what takes long
 * @returns the folder of the build
 * @throws {Error} that says what is wrong with the talk
 */
export async function talkBuild(building: () => void): Promise<string> {
  const folder = currentFolder()
  if (!existsSync(folder)) {
    building()
    await build(folder)
  }
  try {
    const now = new Date()
    utimesSync(folder, now, now)
    prune()
  }
  catch {
    // On a disk that is read-only the build is shown as it is.
  }
  return folder
}

/** Where the build of the talk as it stands is, or would be. */
export function currentFolder(): string {
  return join(cache, fingerprint())
}

/** Builds beside, then renames: what is there is whole. */
async function build(folder: string): Promise<void> {
  const { readDeck } = await import('slidev-deck-kit/node/read-deck.ts')
  await readDeck()
  const { buildTalk } = await import('./stage-vite.ts')
  const draft = join(cache, `.${process.pid}`)
  mkdirSync(cache, { recursive: true })
  const discard = () => rmSync(draft, { recursive: true, force: true })
  process.once('exit', discard)
  await buildTalk(draft)
  try {
    renameSync(draft, folder)
  }
  catch (error) {
    // Another command may have built the same meanwhile.
    if (!existsSync(folder))
      throw error
  }
  discard()
}

/** Removes the oldest builds. */
function prune(): void {
  const age = (name: string) => statSync(join(cache, name)).mtimeMs
  const builds = readdirSync(cache).filter(name => !name.startsWith('.')).sort((a, b) => age(b) - age(a))
  for (const name of builds.slice(kept))
    rmSync(join(cache, name), { recursive: true, force: true })
}
