import type { PrintBuild } from './print-build.ts'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { deserialize, serialize } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import { fingerprint } from 'slidev-deck-kit/node/fingerprint.ts'

const cache = 'node_modules/.cache/print'
/** Builds that are kept: going back to an earlier wording is common. */
const kept = 8

parentPort?.postMessage(await unchangedBuild() ?? await newBuild())

/** An earlier build, if nothing that it was made of has changed since. */
async function unchangedBuild(): Promise<PrintBuild | undefined> {
  try {
    return deserialize(readFileSync(join(cache, fingerprint())))
  }
  catch {
    // There is none, or none that is whole.
  }
}

async function newBuild(): Promise<PrintBuild> {
  const made = fingerprint()
  // Before what takes long to load.
  enableCompileCache()
  const { buildForPrint } = await import('./print-build.ts')
  const build = await buildForPrint()
  try {
    mkdirSync(cache, { recursive: true })
    const draft = join(cache, `.${process.pid}`)
    writeFileSync(draft, serialize(build))
    renameSync(draft, join(cache, made))
    const age = (name: string) => statSync(join(cache, name)).mtimeMs
    for (const old of readdirSync(cache).filter(name => !name.startsWith('.')).sort((a, b) => age(b) - age(a)).slice(kept))
      rmSync(join(cache, old))
  }
  catch {
    // A cache that cannot be written (no room, no right) only costs time.
  }
  return build
}
