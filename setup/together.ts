import type { Place } from './windows.ts'
import { useNav } from '@slidev/client'
import { getSlidePath } from '@slidev/client/logic/slides.ts'
import { onPatch, onSharedUpdate, sharedState } from '@slidev/client/state/shared.ts'
import { syncDirections } from '@slidev/client/state/storage.ts'
import { nextTick, toRaw, triggerRef } from 'vue'
import { START_LOCATION, useRouter } from 'vue-router'
import { rememberForLate } from './windows.ts'

/**
 * Keeps the windows of a talk together: one that opens joins the talk where it
 * stands, and only one that the speaker moves steers the others. Slidev lets
 * every window report every arrival (setupRoot's `updateSharedState`): there, a
 * window opened late takes the talk back to its start, and a window that
 * follows undoes a second step that comes while it reports the first.
 */
export function keepTogether(): void {
  const router = useRouter()
  const { currentSlideNo, clicksContext, isPresenter, hasPrimarySlide, isPrintMode } = useNav()
  const silence = silenceable('viewerSend', 'presenterSend')
  const showsSlide = () => hasPrimarySlide.value && !isPrintMode.value
  /** Where this window stands; a slide that is not yet drawn counts no clicks. */
  const place = (): Place => ({
    page: currentSlideNo.value,
    clicks: clicksContext.value.isMounted ? clicksContext.value.current : Number(router.currentRoute.value.query.clicks) || 0,
  })

  /** Where this window arrived last, and where another is leading it. */
  let here: Place | undefined
  let led: Place | undefined

  function join({ page, clicks }: Place): void {
    const { presenterReceive, viewerReceive } = syncDirections.value
    if (!showsSlide() || isSame({ page, clicks }, place()) || !(isPresenter.value ? presenterReceive : viewerReceive))
      return
    led = { page, clicks }
    void router.replace({ path: getSlidePath(page, isPresenter.value), query: { ...router.currentRoute.value.query, clicks } })
  }

  const others = rememberForLate({
    join,
    place: () => showsSlide() ? place() : undefined,
    isPresenter: () => isPresenter.value,
    sends: () => isPresenter.value ? syncDirections.value.presenterSend : syncDirections.value.viewerSend,
  })

  // Slidev lets windows of one kind go their own ways: a second audience would not follow the first.
  // It tells of the pointer and the timer here, too: only a new report is a move.
  const report = () => JSON.stringify(sharedState.lastUpdate)
  let lastReport = report()
  onPatch(({ page, clicks, lastUpdate }) => {
    const isNew = report() !== lastReport
    lastReport = report()
    if (!isNew)
      return
    led = { page, clicks }
    if (lastUpdate?.type === (isPresenter.value ? 'presenter' : 'viewer'))
      join({ page, clicks })
  })

  // Slidev registers its own hook after this one, and asks syncDirections in it.
  router.afterEach(({ query }, from) => {
    const { page, clicks, lastUpdate } = sharedState
    // The server knows no page before the first report.
    const opened = from === START_LOCATION && (!__SLIDEV_HAS_SERVER__ || lastUpdate !== undefined)
    const now = { page: currentSlideNo.value, clicks: Number(query.clicks ?? 0) }
    // Slidev arrives more than once where it opens, and follows beside this window's own following.
    const isMove = !isSame(now, led) && !isSame(now, here)
    here = now
    led = undefined
    if (opened || !isMove) {
      silence(true)
      void nextTick(() => {
        silence(false)
        // The bar's sync button may have been drawn meanwhile.
        triggerRef(syncDirections)
      })
    }
    if (from !== START_LOCATION && isMove && showsSlide())
      others.moved(now)
    if (from !== START_LOCATION || !showsSlide())
      return
    if (!__SLIDEV_HAS_SERVER__)
      onSharedUpdate(place())
    else if (opened && query.clicks === undefined)
      join({ page, clicks })
    others.ask()
  })
}

function isSame(place: Place, other?: Place): boolean {
  return place.page === other?.page && place.clicks === other.clicks
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
