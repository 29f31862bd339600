import type { Rehearsal } from '../shared/rehearsal.ts'
import { computed, ref, shallowRef } from 'vue'
import { fits, rehearsalOf } from '../shared/rehearsal.ts'
import { storedClock, storedRehearsals } from './stored.ts'

/**
 * The runs that this browser has of the talk, and which of them count.
 *
 * @param steps how many steps the talk has
 */
export function useRehearsals(steps: () => number) {
  const stored = storedRehearsals()
  const clock = storedClock()
  /** What was there before the last deletion: the way back. */
  const deleted = shallowRef<Rehearsal[]>()

  const current = computed(() => clock.value && rehearsalOf(clock.value.run))
  /** Runs that do not count, by their names: at first the one that goes on, unless it is alone or has come to the last step. */
  const left = ref(current.value && stored.value.length && !current.value.spent[steps() - 1] ? [current.value.began] : [])
  const runs = computed(() => [...current.value ? [current.value] : [], ...stored.value])
  const chosen = computed(() => runs.value.filter(run => fits(run, steps()) && !left.value.includes(run.began)))

  return {
    stored,
    current,
    runs,
    left,
    chosen,
    deleted,
    remove(begans: number[]): void {
      deleted.value = stored.value
      stored.value = stored.value.filter(({ began }) => !begans.includes(began))
    },
    undo(): void {
      stored.value = deleted.value
      deleted.value = undefined
    },
  }
}
