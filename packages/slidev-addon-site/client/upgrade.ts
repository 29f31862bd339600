import { useNav } from '@slidev/client'
import { until } from '@vueuse/core'
import { useRouter } from 'vue-router'
import { columnQuery } from '../shared/column.ts'

declare global {
  interface Window {
    /** Who steps the slide until the talk can (prerendered-page.ts). */
    prerendered?: {
      /** Kept when the talk's styles are there; never, where they cannot be loaded. */
      styled?: Promise<unknown>
      /** Ends its work; gives the step that it shows, where it can, and the keys that it could not follow. */
      release: () => { step?: number, held: KeyboardEvent[] }
    }
  }
}

/** Waits until what was changed is on the screen. */
async function painted(): Promise<void> {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  await Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})))
}

/** Takes the page over from the slide that was prerendered in it, once the live one stands in its place. */
export async function upgrade(): Promise<void> {
  const app = document.getElementById('app')!
  const prerendered = document.getElementById('prerendered')
  if (!prerendered) {
    app.inert = false
    return
  }
  const router = useRouter()
  const { clicksContext, isPlaying } = useNav()
  await router.isReady()
  await until(() => !isPlaying.value || clicksContext.value.isMounted).toBe(true)
  // Without its styles the talk is no better than what stands here.
  await window.prerendered?.styled
  await document.fonts.ready

  // From here on the talk hears the keys, and steps below what it was given.
  const { step, held } = window.prerendered?.release() ?? { held: [] }
  if (isPlaying.value && step !== undefined && clicksContext.value.current !== step)
    clicksContext.value.current = step
  app.inert = false
  for (const { key, code, shiftKey } of held) {
    for (const type of ['keydown', 'keyup'])
      document.body.dispatchEvent(new KeyboardEvent(type, { key, code, shiftKey, bubbles: true, cancelable: true }))
  }
  await painted()
  prerendered.remove()
  becomeColumn()
}

/** Leaves the stage for the page as it was prerendered, at the slide that is shown, as soon as the window is one for a column. */
function becomeColumn(): void {
  const column = matchMedia(columnQuery)
  const look = () => column.matches && location.reload()
  if (document.documentElement.classList.contains('stage'))
    return
  column.addEventListener('change', look)
  look()
}
