import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fingerprint } from './fingerprint.ts'

/** Never published: npm packs no node_modules, and the site is built elsewhere. */
const cache = 'node_modules/.cache'
/** How many builds of a kind are kept: speakers go back to an earlier wording, and an earlier build may still be served. */
const kept = 8

/** Where the build of the deck as it stands is, or would be. */
export function keptFolder(kind: string): string {
  return join(cache, kind, fingerprint())
}

/**
 * Gives a build of the deck as it stands, and makes it where the deck, or what
 * it is made of, has changed since the last time.
 *
 * @param kind what the build is for: each has its own
 * @param make builds into a folder, which is put in its place when it is whole
 * @returns the folder of the build
 */
export async function keptBuild(kind: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = keptFolder(kind)
  if (existsSync(folder))
    return touched(folder)
  const draft = draftFolder(join(cache, kind))
  const discard = () => rmSync(draft, { recursive: true, force: true })
  process.once('exit', discard)
  await make(draft)
  try {
    renameSync(draft, folder)
  }
  catch {
    // Another command may have built the same meanwhile; where nothing can be kept, the draft serves this one.
    return existsSync(folder) ? folder : draft
  }
  prune(join(cache, kind))
  return folder
}

/** A folder to build in; on a disk that takes none, one of the system's. */
function draftFolder(parent: string): string {
  try {
    const draft = join(parent, `.${process.pid}`)
    mkdirSync(draft, { recursive: true })
    return draft
  }
  catch {
    return mkdtempSync(join(tmpdir(), 'deck-build-'))
  }
}

/** Marks a build as used, for prune. */
function touched(folder: string): string {
  try {
    const now = new Date()
    utimesSync(folder, now, now)
  }
  catch {
    // On a disk that is read-only the build is used as it is.
  }
  return folder
}

/** Removes the builds that were used longest ago. */
function prune(parent: string): void {
  try {
    const age = (name: string) => statSync(join(parent, name)).mtimeMs
    const builds = readdirSync(parent).filter(name => !name.startsWith('.')).sort((a, b) => age(b) - age(a))
    for (const name of builds.slice(kept))
      rmSync(join(parent, name), { recursive: true, force: true })
  }
  catch {
    // Another command prunes, too.
  }
}
