import { useNav } from '@slidev/client'
import { until } from '@vueuse/core'
import { useRouter } from 'vue-router'

declare global {
  interface Window {
    /** Keys pressed before the talk could take them, and who keeps them (lib/prepared.ts). */
    earlyKeys?: string[] & { hold: (event: KeyboardEvent) => void }
  }
}

const forward = ['ArrowRight', 'ArrowDown', 'PageDown', ' ']
const back = ['ArrowLeft', 'ArrowUp', 'PageUp']

/** Takes the page over from the slide that was prepared in it, once the live one stands in its place. */
export async function takeOver(): Promise<void> {
  const prepared = document.getElementById('prepared')
  if (!prepared)
    return
  const router = useRouter()
  const { clicksContext, isPlaying } = useNav()
  await router.isReady()
  await until(() => !isPlaying.value || clicksContext.value.isMounted).toBe(true)
  const loading = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].filter(({ sheet }) => !sheet)
  await Promise.all(loading.map(link => new Promise(done => link.onload = link.onerror = done)))
  await document.fonts.ready
  // Painted below, then uncovered.
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  prepared.remove()
  document.getElementById('app')!.inert = false

  const { earlyKeys } = window
  if (!earlyKeys)
    return
  removeEventListener('keydown', earlyKeys.hold, true)
  const pressed = (keys: string[]) => earlyKeys.filter(key => keys.includes(key)).length
  const steps = pressed(forward) - pressed(back)
  if (steps)
    clicksContext.value.current += steps
}
