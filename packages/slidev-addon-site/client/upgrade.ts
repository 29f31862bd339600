import { useNav } from '@slidev/client'
import { until } from '@vueuse/core'
import { useRouter } from 'vue-router'
import { columnQuery } from '../shared/column.ts'

declare global {
  interface Window {
    /** The script that steps the slide until Slidev's client can (prerendered-page.ts). */
    prerendered?: {
      /** Resolves when the client's style sheets are loaded, and never if they cannot be. */
      styled?: Promise<unknown>
      /** Ends the script. Gives the step that it shows, if it has steps, and the keys that it had no step for. */
      release: () => { step?: number, held: KeyboardEvent[] }
    }
  }
}

/** Waits until changes are on the screen, and their transitions have ended. What moves for ever is not waited for. */
async function painted(): Promise<void> {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
  await Promise.all(ending.map(animation => animation.finished.catch(() => {})))
}

/** Replaces the prerendered slide of a page by Slidev's client, as soon as that shows the same. */
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
  // Without its style sheets, the client would show less than the page does.
  await window.prerendered?.styled
  await document.fonts.ready

  // From here on the client gets the keys. It goes to the step that the page shows, while the page still covers it.
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

/** Reloads the page when its window becomes narrow: the column is a prerendered page, which the client cannot show. */
function becomeColumn(): void {
  const column = matchMedia(columnQuery)
  const look = () => column.matches && location.reload()
  if (document.documentElement.classList.contains('stage'))
    return
  column.addEventListener('change', look)
  look()
}
