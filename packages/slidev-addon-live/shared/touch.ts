/** A place on the screen in px, and the time in ms at which it was touched. */
export interface Touch {
  x: number
  y: number
  time: number
}

/** Farthest that a finger may slip during a tap, in px. */
const slip = 10
/** Longest tap, in ms: a longer touch selects text. */
const longest = 500
/** Shortest swipe, in px (as Slidev's own). */
const shortest = 75

/**
 * What a touch asks of the talk: a step on, a step back, or nothing. A tap goes
 * on, in the left third back; a swipe pulls the next step in from its side.
 *
 * @param from where the finger came down
 * @param to where it was lifted
 * @param width of the window in px
 */
export function touchStep(from: Touch, to: Touch, width: number): { kind: 'tap' | 'swipe', step: 1 | -1 } | undefined {
  const x = to.x - from.x
  const y = to.y - from.y
  if (Math.hypot(x, y) <= slip)
    return to.time - from.time <= longest ? { kind: 'tap', step: from.x < width / 3 ? -1 : 1 } : undefined
  if (Math.abs(x) > shortest && Math.abs(x) > Math.abs(y))
    return { kind: 'swipe', step: x < 0 ? 1 : -1 }
}
