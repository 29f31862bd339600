/**
 * Lets the service worker of a built talk (scripts/offline.ts) keep it in the
 * browser. A dev server, a PDF and the talk in one file have none.
 */
export function keepOffline(): void {
  if (__TALK_OFFLINE__ && 'serviceWorker' in navigator) {
    // Where the browser allows no worker, all but this works.
    navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`).catch(() => {})
  }
}
