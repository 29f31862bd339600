/**
 * Lets the service worker of a built talk (scripts/offline.ts) keep it in the
 * browser. A dev server, a PDF and the talk in one file have none.
 */
export async function keepOffline(): Promise<void> {
  if (!__TALK_OFFLINE__)
    return
  try {
    await navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`)
  }
  catch {
    // Where the browser has or allows no worker, all but this works.
  }
}
