import { activeElement } from './slidev-internals.ts'
import { stepKeys } from './step-keys.ts'

/**
 * Keeps the keys stepping the talk whatever was clicked before: Slidev turns
 * its shortcuts off while a button or a link has the focus (its `isOnFocus`),
 * and every click on one leaves it there. Space still presses a button that
 * was reached with Tab.
 */
export function keepKeysStepping(): void {
  window.addEventListener('keydown', ({ key }) => {
    const focused = document.activeElement
    if (!stepKeys.includes(key) || (key === ' ' && focused?.matches(':focus-visible')))
      return
    if (focused instanceof HTMLElement && focused.matches('button, a'))
      focused.blur()
    // A focused button that is removed takes the focus with it, without an event.
    activeElement.value = document.activeElement as HTMLElement | null
  }, { capture: true })
}
