import { useNav } from '@slidev/client'
import { getSlidePath } from '@slidev/client/logic/slides.ts'
import { sharedState } from '@slidev/client/state/shared.ts'
import { syncDirections } from '@slidev/client/state/storage.ts'
import { nextTick, toRaw, triggerRef } from 'vue'
import { START_LOCATION, useRouter } from 'vue-router'

/**
 * Keeps the windows of a talk together: one that opens joins the talk where the
 * presenter is, and only one that the speaker moves steers the others. Slidev
 * lets every window report every arrival (setupRoot's `updateSharedState`):
 * there, a window opened late takes the talk back to its start, and a window
 * that follows undoes a second step that comes while it reports the first.
 */
export function keepTogether(): void {
  const router = useRouter()
  const { currentSlideNo, isPresenter } = useNav()
  const silence = silenceable('viewerSend', 'presenterSend')

  // Slidev registers its own hook after this one, and asks syncDirections in it.
  router.afterEach(({ query }, from) => {
    const { page, clicks, lastUpdate } = sharedState
    // The server knows no page before the first report.
    const opened = from === START_LOCATION && lastUpdate !== undefined
    const follows = page === currentSlideNo.value && clicks === Number(query.clicks ?? 0)
    if (opened || follows) {
      silence(true)
      void nextTick(() => {
        silence(false)
        // The bar's sync button may have been drawn meanwhile.
        triggerRef(syncDirections)
      })
    }
    if (opened && query.clicks === undefined && lastUpdate.type === 'presenter')
      void router.replace({ path: getSlidePath(page, isPresenter.value), query: { ...query, clicks } })
  })
}

/**
 * Makes directions of Slidev's sync read as off for a while, over what the
 * speaker chose and without storing it, as an assignment would.
 */
function silenceable(...directions: (keyof typeof syncDirections.value)[]): (silent: boolean) => void {
  const stored = toRaw(syncDirections.value)
  let silenced = false
  for (const direction of directions) {
    let chosen = stored[direction]
    Object.defineProperty(stored, direction, {
      get: () => chosen && !silenced,
      set: (value: boolean) => chosen = value,
    })
  }
  return silent => silenced = silent
}
