/** Lets the service worker (node/build/add-service-worker.ts) keep the deck in the browser. Only what is built for the stage or as a site has one. */
export async function registerServiceWorker(): Promise<void> {
  if (__DECK_PURPOSE__ !== 'stage' && __DECK_PURPOSE__ !== 'site')
    return
  try {
    await navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`)
  }
  catch {
    // Where the browser has or allows no worker, all but this works.
  }
}
