import type { RouteLocationNormalized } from 'vue-router'
import type { Move, Place } from '../shared/moves.ts'
import { sharedState, useNav } from '@slidev/client'
import { clamp } from '@vueuse/core'
import { nextTick, toRaw, triggerRef, watch } from 'vue'
import { START_LOCATION, useRouter } from 'vue-router'
import { followMoves, isSame } from '../shared/moves.ts'
import { getSlide, getSlidePath, onPatch, syncDirections, TRUST_ORIGINS } from './slidev-internals.ts'
import { connectWindows } from './windows.ts'

type Direction = keyof typeof syncDirections.value

/**
 * Keeps the windows of a talk together: one that comes to a slide joins the
 * talk where it stands, and only one that the speaker moves steers the others.
 * Slidev's own sync (setupRoot's `updateSharedState`) is silent: in it, every
 * window reports every arrival, so that one opened late takes the talk back to
 * its start, and windows of one kind go their own ways.
 */
export function keepTogether(): void {
  const router = useRouter()
  const { currentSlideNo, clicksContext, isPresenter, isPrintMode } = useNav()
  const isChosen = silenceSlidev()
  const lines = connectWindows()
  const id = Math.random().toString(36).slice(2)

  const showsSlide = () => !isPrintMode.value && getSlide(String(router.currentRoute.value.params.no)) !== undefined
  const listens = () => isChosen(isPresenter.value ? 'presenterReceive' : 'viewerReceive')
  // On a public site tabs are a visitor's own: Slidev keeps them apart.
  const speaks = () => isPresenter.value
    ? isChosen('presenterSend')
    : isChosen('viewerSend') && (location.protocol === 'file:' || TRUST_ORIGINS.includes(location.hostname))

  /** Keeps a step within those of the slide; one that is not yet drawn counts none. */
  function reachable({ page, clicks }: Place): Place {
    const { isMounted, clicksStart, total } = clicksContext.value
    return { page, clicks: isMounted && page === currentSlideNo.value ? clamp(clicks, clicksStart, total) : clicks }
  }
  const place = () => reachable({ page: currentSlideNo.value, clicks: Number(router.currentRoute.value.query.clicks ?? 0) })

  /** Where this window is being led, and whether its address forbids it. */
  let led: Place | undefined
  let stays = false

  function join(move?: Move): void {
    const to = move && reachable(move)
    if (!to || stays || !showsSlide() || !listens() || isSame(to, led ?? place()))
      return
    led = to
    void router.replace({ path: getSlidePath(to.page, isPresenter.value), query: { ...router.currentRoute.value.query, clicks: to.clicks } })
      .finally(() => led === to && (led = undefined))
  }

  const { hear, latest, moved, opened } = followMoves({
    id,
    tell: move => speaks() && lines.send(move),
    go(move) {
      lines.show(move)
      join(move)
    },
  })
  lines.listen(hear)
  watch(() => clicksContext.value.total, (total) => {
    if (latest()?.id === id)
      sharedState.clicksTotal = total
  })

  /** Where this window arrived last, if it shows a slide there. */
  let here: Place | undefined
  let isBack = false
  router.options.history.listen(() => isBack = true)

  router.afterEach((to, from, failure) => {
    if (failure)
      return
    const before = here
    const stood = before && reachable(before)
    const isFirst = from === START_LOCATION
    const isPicked = isFirst && isFromOverview()
    const asks = hasStep(to) && (isFirst ? to.query.clicks !== undefined : !to.redirectedFrom && !isBack)
    const now = { page: currentSlideNo.value, clicks: hasStep(to) ? Number(to.query.clicks ?? 0) : 0 }
    here = showsSlide() ? now : undefined
    isBack = false

    if (isFirst || (here && !before && !asks)) {
      if (here && speaks() && !latest())
        opened(here, Date.now())
      // A server knows where the talk is, and of a speaker who goes elsewhere by an address.
      stays = isPicked || (__SLIDEV_HAS_SERVER__ && asks)
      hear(lines.known())
      stays = false
      if (here && isPicked && speaks())
        return moved(here, Date.now())
      lines.send(speaks() ? latest() : undefined)
      if (!asks)
        join(latest())
    }
    else if (here && !isSame(here, led) && !isSame(here, stood)) {
      if (speaks())
        moved(here, Date.now())
    }
    else if (here && !isSame(here, before)) {
      // Slidev has corrected a step that the slide does not have.
      join(latest())
    }
  })
}

/** Whether what an address says of the step can be one. */
function hasStep({ query: { clicks } }: RouteLocationNormalized): boolean {
  return clicks === undefined || /^\d+$/.test(String(clicks))
}

/** Whether the window was opened for a slide picked on Slidev's overview: a reload is no second picking. */
function isFromOverview(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return document.referrer.split(/[?#]/)[0] === new URL(`${import.meta.env.BASE_URL}overview`, location.href).href && visit?.type === 'navigate'
}

/**
 * Makes all directions of Slidev's sync read as off whenever Slidev asks, over
 * what the speaker chose and without storing it, as an assignment would.
 * Slidev's disableBuiltinSync() is no way: its hooks would go on moving this window,
 * a dev server would go on syncing, and drawings would no longer be shared.
 *
 * @returns what the speaker chose
 */
function silenceSlidev(): (direction: Direction) => boolean {
  const stored = toRaw(syncDirections.value)
  const choice = { ...stored }
  let isSilent = false
  for (const direction of Object.keys(choice) as Direction[]) {
    Object.defineProperty(stored, direction, {
      get: () => choice[direction] && !isSilent,
      set: (value: boolean) => choice[direction] = value,
    })
  }
  const silence = () => {
    isSilent = true
    void nextTick(() => {
      isSilent = false
      // The bar's sync button may have been drawn meanwhile.
      triggerRef(syncDirections)
    })
  }
  // Slidev registers its own hooks after these, and asks in them.
  useRouter().afterEach(silence)
  onPatch(silence)
  return direction => choice[direction]
}
