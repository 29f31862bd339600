import type { Rolldown } from 'vite'
import type { KeptFiles } from '../shared/offline.ts'
import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

/** Name of the worker's file; client/offline.ts registers it. */
const worker = 'sw.js'

/** Hosts answer no request for their own files; only link previews want the picture. */
const notKept = [worker, '404.html', '_*', 'og.png']

/**
 * Adds a service worker that keeps a whole build in the browser, so that its
 * pages open and reload without a server. It is our own (client/service-worker.ts):
 * Workbox brings four packages or more, and cannot ask again past the browser's
 * cache where that holds a wrong file.
 *
 * Not Slidev's own `pwa: true`: its plugin reloads an open page as soon as a
 * new version is there, in the middle of a talk, and lists the pages before
 * the site has prerendered them.
 *
 * @param folder the build, complete; its addresses are taken relative to the worker's, so any base will do
 * @param kind a `site` opens from the browser at once, and a new version waits until no window shows the
 * old one; a `talk` asks its server first, so that what was changed a minute ago is what is shown
 * @param without patterns of files that its pages never ask for
 * @throws {Error} if the folder cannot be read or written
 */
export async function addServiceWorker(folder: string, kind: 'site' | 'talk', without: string[] = []): Promise<void> {
  const files = keptFiles(folder, [...notKept, ...without])
  const [{ output: [chunk] }] = await build({
    configFile: false,
    logLevel: 'silent',
    define: {
      __FILES__: JSON.stringify(files),
      __VERSION__: JSON.stringify(digest(JSON.stringify(files))),
      __SERVER_FIRST__: String(kind === 'talk'),
    },
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('../client/service-worker.ts', import.meta.url)), formats: ['iife'], name: 'worker', fileName: 'worker' },
    },
  }) as [Rolldown.RolldownOutput]
  writeFileSync(join(folder, worker), chunk.code)
}

function keptFiles(folder: string, exclude: string[]): KeptFiles {
  const files = globSync('**/*.*', { cwd: folder, exclude }).sort()
  return Object.fromEntries(files.map(file => [addressOf(file), digest(readFileSync(join(folder, file)))]))
}

/** The path of a file as it is written in an address. */
function addressOf(file: string): string {
  return pathToFileURL(sep + file).pathname.slice(1)
}

function digest(content: string | NodeJS.ArrayBufferView): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`
}
