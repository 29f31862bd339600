import { generateSW } from 'workbox-build'

/** Name of the worker's file; setup/offline.ts registers it. */
const worker = 'sw.js'

/**
 * Adds a service worker that keeps a whole build in the browser, so that its
 * pages open and reload without a server.
 *
 * Not Slidev's own `pwa: true`: its plugin reloads an open page as soon as a
 * new version is there, in the middle of a talk, and lists the pages before
 * scripts/build.ts has prepared them.
 *
 * @param folder the build, complete; its addresses are taken relative to the worker's, so any base will do
 * @param kind a `site` opens from the browser at once, and a new version waits until no window shows the
 * old one; a `talk` asks its server first, so that what was changed a minute ago is what is shown
 * @throws {Error} if the folder cannot be read or written
 */
export async function addServiceWorker(folder: string, kind: 'site' | 'talk'): Promise<void> {
  const talk = kind === 'talk'
  await generateSW({
    globDirectory: folder,
    globPatterns: ['**/*'],
    // Hosts answer no request for their own files; only link previews want the picture;
    // the pages of a site have the fonts of their slides inside.
    globIgnores: [worker, '404.html', '_*', 'og.png', ...talk ? [] : ['**/*.woff2']],
    // Named by their content: what the page has loaded is not loaded again.
    dontCacheBustURLsMatching: /^assets\//,
    swDest: `${folder}/${worker}`,
    mode: 'production',
    inlineWorkboxRuntime: true,
    sourcemap: false,
    maximumFileSizeToCacheInBytes: 100_000_000,
    cleanupOutdatedCaches: true,
    // A page is the same at every step.
    ignoreURLParametersMatching: [/.*/],
    // The first worker takes over the windows that are open: they can be reloaded from then on.
    clientsClaim: true,
    skipWaiting: talk,
    ...talk
      ? {
          directoryIndex: null,
          runtimeCaching: [{
            urlPattern: ({ request }) => request.mode === 'navigate',
            handler: 'NetworkOnly' as const,
            options: { precacheFallback: { fallbackURL: 'index.html' } },
          }],
        }
      : {
          directoryIndex: 'index.html',
          navigateFallback: 'index.html',
          // A file that is not kept is asked for, not replaced by a page.
          navigateFallbackDenylist: [/^[^?]*\.\w+(?:\?|$)/],
          // Every slide has a page, whose address Slidev writes without the slash at its end.
          manifestTransforms: [entries => ({
            manifest: entries.flatMap(entry => /^\d+\/index\.html$/.test(entry.url) ? [entry, { ...entry, url: entry.url.split('/')[0] }] : [entry]),
          })],
        },
  })
}
