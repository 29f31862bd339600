import type { KeptFiles } from '../shared/kept-files.ts'
import { keptFile } from '../shared/kept-files.ts'

// The service worker of a build. node/build/add-service-worker.ts puts in what is declared here.

declare const __FILES__: KeptFiles
/** Changes with any of the files. */
declare const __VERSION__: string
/** Whether the server is asked for pages first. */
declare const __SERVER_FIRST__: boolean

/** TypeScript's types of a worker and of a page exclude each other. */
interface WorkerEvent {
  waitUntil: (work: Promise<unknown>) => void
}
interface WorkerFetch {
  request: Request
  respondWith: (response: Promise<Response>) => void
}
declare const self: {
  registration: ServiceWorkerRegistration
  clients: { claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
  addEventListener: ((type: 'install' | 'activate', listener: (event: WorkerEvent) => void) => void) & ((type: 'fetch', listener: (event: WorkerFetch) => void) => void)
}

const files = __FILES__
const { scope } = self.registration
const root = new URL(scope).pathname
// Several sites of one host share its caches.
const cacheName = `${__VERSION__} ${scope}`

/** What was kept under this address has this content, whichever version kept it. */
function keyOf(file: string): string {
  return `${scope}${file}?${files[file]}`
}

/**
 * Gets a file from the host.
 *
 * @throws {TypeError} where its content is not that of the build, as where a host sends a page in place of a file that it has not
 */
async function load(file: string): Promise<Response> {
  const get = (cache: RequestCache) => fetch(scope + file, { integrity: files[file], cache })
  // The browser's own cache may hold what the host once sent in its place.
  const response = await get('default').catch(() => get('reload'))
  if (!response.ok)
    throw new TypeError(`${file}: ${response.status}`)
  // A window refuses a page that has come by a redirect.
  return new Response(response.body, response)
}

/** Keeps all files, or fails: the browser then stays with the earlier worker, and tries again at the next visit. */
async function install(): Promise<void> {
  const cache = await caches.open(cacheName)
  for (const file of Object.keys(files))
    await cache.put(keyOf(file), await caches.match(keyOf(file)) ?? await load(file))
  if (__SERVER_FIRST__)
    await self.skipWaiting()
}

/** Removes earlier versions, and controls the windows that are open: from then on they reload without a server. */
async function activate(): Promise<void> {
  const earlier = (await caches.keys()).filter(name => name.endsWith(scope) && name !== cacheName)
  await Promise.all(earlier.map(name => caches.delete(name)))
  await self.clients.claim()
}

async function answer(request: Request, file: string): Promise<Response> {
  const kept = async () => await caches.match(keyOf(file)) ?? fetch(request)
  return __SERVER_FIRST__ && request.mode === 'navigate' ? fetch(request).catch(kept) : kept()
}

self.addEventListener('install', event => event.waitUntil(install()))
self.addEventListener('activate', event => event.waitUntil(activate()))
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  if (method !== 'GET' || !url.startsWith(scope))
    return
  // A page is the same at every step.
  const file = keptFile(new URL(url).pathname.slice(root.length), files, mode === 'navigate')
  if (file !== undefined)
    event.respondWith(answer(event.request, file))
})
