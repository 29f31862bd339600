import type { Span } from 'slidev-deck-kit/shared/timeline.ts'
import type { Pace } from './pace.ts'
import { timeline } from 'slidev-deck-kit/shared/timeline.ts'

/**
 * The plan as a bar, with where the talk is on it. A talk that takes longer
 * than planned shortens its plan: now is always on the bar.
 *
 * @param plan the planned length of every step, in seconds
 * @param seconds the time into the talk
 * @param pace how the talk stands
 * @returns every step, the way from where the talk should be to where it is, and where it is
 */
export function paceBar(plan: readonly number[], seconds: number, pace: Pace): { steps: Span[], slip: Span, now: number } {
  const { state, start, end } = pace
  const planned = plan.reduce((sum, length) => sum + length, 0)
  const whole = Math.max(planned, seconds)
  const [from, to] = state === 'late' ? [end, seconds] : [seconds, start]
  return {
    steps: timeline([...plan, whole - planned]).slice(0, -1),
    slip: { start: from / whole, share: (to - from) / whole },
    now: seconds / whole,
  }
}
