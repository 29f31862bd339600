/** Keys of a keyboard or a clicker that step the talk; space goes back with Shift. */
export const stepKeys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', ' ']

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey'>

/** Whether a key asks for the next step. With Shift, an arrow asks for the next slide. */
export function forward({ key, shiftKey }: Key): boolean {
  return !shiftKey && ['ArrowRight', 'ArrowDown', 'PageDown', ' '].includes(key)
}

/** Whether a key asks for the step before. */
export function back({ key, shiftKey }: Key): boolean {
  return shiftKey ? key === ' ' : ['ArrowLeft', 'ArrowUp', 'PageUp'].includes(key)
}
