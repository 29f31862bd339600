import { useNav } from '@slidev/client'
import { createSharedComposable } from '@vueuse/core'
import { afterPaint } from 'slidev-deck-kit/client/after-paint.ts'
import { clickStart, shownSlide } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { showStep } from './show-step.ts'
import { resolvedClickMap } from './slidev-internals.ts'

/**
 * Steps the slide that is shown: what a click reveals is painted before all
 * that follows from it (the address, other windows, the announcement, the
 * clock). Steps that come within a frame are all counted, where Slidev's own
 * `next` reads the address, which changes later.
 */
export const useSteps = createSharedComposable(() => {
  const { clicksContext, clicksDirection, currentSlideNo, nextSlide, prevSlide } = useNav()
  /** Where the slide is shown already and Slidev does not know yet. */
  let shown: { slide: number, step: number } | undefined

  function step(by: 1 | -1): void {
    const slide = currentSlideNo.value
    const context = clicksContext.value
    const ahead = shown?.slide === slide ? shown : undefined
    const now = (ahead?.step ?? context.current) + by
    clicksDirection.value = by
    if (!context.isMounted || now < context.clicksStart || now > context.total) {
      shown = undefined
      return void (by > 0 ? nextSlide() : prevSlide(true))
    }
    // The parts of a v-switch count their clicks from its first one, and are drawn by it.
    const parts = [...document.querySelectorAll<HTMLElement>(`${shownSlide(slide)} [${clickStart}]`)].filter(part => resolvedClickMap.get(part))
    showStep(parts, now, part => ({ hides: resolvedClickMap.get(part)?.flagHide }))
    if (ahead) {
      ahead.step = now
      return
    }
    const place = { slide, step: now }
    shown = place
    afterPaint(() => {
      if (shown === place && currentSlideNo.value === slide)
        context.current = place.step
      if (shown === place)
        shown = undefined
    })
  }

  return { next: () => step(1), prev: () => step(-1) }
})
