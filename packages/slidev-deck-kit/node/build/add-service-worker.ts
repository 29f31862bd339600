import type { Rolldown } from 'vite'
import type { KeptFiles } from '../../shared/kept-files.ts'
import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

/** Name of the worker's file; client/register-service-worker.ts registers it. */
const worker = 'sw.js'

/** Files that no page asks for: those that hosts read, and the picture for link previews. */
const notKept = [worker, '404.html', '_*', 'og.png']

/**
 * Adds a service worker that keeps a whole build in the browser, so that its
 * pages open and reload without a server.
 *
 * Neither Workbox nor Slidev's own `pwa: true`: Workbox brings four packages or
 * more and cannot ask again where the browser's cache holds a wrong file, and
 * Slidev's plugin reloads an open page as soon as a new version is there, in
 * the middle of a talk.
 *
 * @param folder the build, complete; its addresses are relative to the worker's, so that any base will do
 * @param purpose on a `site`, pages come from the browser at once, and a new version waits until no window
 * shows the old one; on the `stage`, pages come from the server as long as there is one: what was changed
 * a minute ago is shown
 * @param without patterns of files that its pages never ask for
 * @throws {Error} if the folder cannot be read or written
 */
export async function addServiceWorker(folder: string, purpose: 'site' | 'stage', without: string[] = []): Promise<void> {
  const files = keptFiles(folder, [...notKept, ...without])
  const [{ output: [chunk] }] = await build({
    configFile: false,
    logLevel: 'silent',
    define: {
      __FILES__: JSON.stringify(files),
      __VERSION__: JSON.stringify(digest(JSON.stringify(files))),
      __SERVER_FIRST__: String(purpose === 'stage'),
    },
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('../../client/service-worker.ts', import.meta.url)), formats: ['iife'], name: 'worker', fileName: 'worker' },
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
