import type { Touch } from '../shared/touch.ts'
import { touchStep } from '../shared/touch.ts'

/** What a tap is for, other than a step. */
const controls = 'a, button, input, select, textarea, label, summary, video, audio, nav, [contenteditable], [role=button]'

/**
 * Tells of every touch that asks for a step.
 *
 * @param area a selector: where fingers are watched
 * @param onStep gets a tap or a swipe; 1 is a step on, -1 a step back
 * @returns what ends it
 */
export function onTouchStep(area: string, onStep: (step: 1 | -1, kind: 'tap' | 'swipe') => void): () => void {
  let from: Touch | undefined
  const place = ({ clientX: x, clientY: y, timeStamp: time }: PointerEvent) => ({ x, y, time })
  const listeners: Record<string, (event: PointerEvent) => void> = {
    pointerdown: (event) => {
      const free = event.pointerType === 'touch' && event.isPrimary && event.target instanceof Element && event.target.closest(area) && !event.target.closest(controls)
      from = free ? place(event) : undefined
    },
    pointerup: (event) => {
      const asked = from && event.isPrimary && touchStep(from, place(event), window.innerWidth)
      from = undefined
      if (asked)
        onStep(asked.step, asked.kind)
    },
    pointercancel: () => from = undefined,
  }
  for (const [type, listener] of Object.entries(listeners))
    window.addEventListener(type, listener as EventListener)
  return () => {
    for (const [type, listener] of Object.entries(listeners))
      window.removeEventListener(type, listener as EventListener)
  }
}
