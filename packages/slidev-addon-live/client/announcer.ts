import type { Shown } from './announce.ts'
import { useNav } from '@slidev/client'
import { promiseTimeout } from '@vueuse/core'
import { shownSlide } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { ref, watch } from 'vue'
import { appearedWords, shownOn } from './announce.ts'

/** How long code takes to begin to change after a click, in ms. */
const change = 50

/** What a screen reader is told: the words of what the last click revealed. */
export function useAnnouncement() {
  const { clicks, clicksContext, currentSlideNo } = useNav()
  const words = ref('')
  let last: Shown & { slide: Element, isOpen: boolean } | undefined

  watch([currentSlideNo, clicks, () => clicksContext.value.isMounted], async ([no,, isOpen]) => {
    const slide = document.querySelector(shownSlide(no))
    const before = last
    const now = last = slide ? { slide, isOpen, ...shownOn(slide) } : undefined
    // A slide that has just been opened counts its clicks up from none: that is no news.
    const isNews = now && before?.isOpen && before.slide === now.slide
    words.value = isNews ? appearedWords(before, now) : ''
    if (!isNews || !now.code.length)
      return
    await promiseTimeout(change)
    if (now !== last)
      return
    now.code = shownOn(now.slide).code
    words.value = appearedWords(before, now)
  }, { flush: 'post', immediate: true })

  return words
}
