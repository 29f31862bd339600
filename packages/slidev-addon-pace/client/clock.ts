import type { Command, Sample } from '../shared/clock.ts'
import { useNav } from '@slidev/client'
import { createSharedComposable, useEventListener, useIntervalFn } from '@vueuse/core'
import { lengthOf } from 'slidev-deck-kit/shared/duration.ts'
import { knownLanguage } from 'slidev-deck-kit/shared/language.ts'
import { deckSteps, stepAt, wholePlan } from 'slidev-deck-kit/shared/steps.ts'
import { wordsOf } from 'slidev-deck-kit/shared/words.ts'
import { computed, shallowRef, watch } from 'vue'
import { advance, elapsed, goOn, goTo, pause, readyClock, reset, start, toggleGap, undoReset } from '../shared/clock.ts'
import { paceAt } from '../shared/pace.ts'
import { mostRehearsals, rehearsalOf } from '../shared/rehearsal.ts'
import { storedClock, storedRehearsals } from './stored.ts'

/** How often the clock is looked at, in ms: often enough for its seconds to be even. */
const beat = 250

/** This life of the page. */
const page = Math.random().toString(36).slice(2)

function sample(): Sample {
  return { wall: Date.now(), steady: performance.now(), page }
}

/** The steps of the talk, how long all of it is to take in seconds, if that is planned, and the language it is planned in. */
export function useTalkPlan() {
  const { slides } = useNav()
  const language = computed(() => knownLanguage(slides.value[0].meta.slide.frontmatter.lang))
  const steps = computed(() => deckSteps(
    slides.value.map(({ meta }) => ({ title: meta.slide.title, frontmatter: meta.slide.frontmatter })),
    wordsOf('speaker', slides.value[0].meta.slide.frontmatter),
    language.value,
  ))
  const plan = computed(() => wholePlan(steps.value))
  const duration = computed(() => {
    const { duration } = slides.value[0].meta.slide.frontmatter as { duration?: string }
    return Math.round(lengthOf(duration, language.value) * 60) || undefined
  })
  return { steps, plan, duration, language }
}

/** The clock of the talk, kept by every presenter view that is open: it starts with the first step forward. */
export const useTalkClock = createSharedComposable(() => {
  const { currentSlideNo, clicksContext } = useNav()
  const { steps, plan, duration } = useTalkPlan()
  const stored = storedClock()
  const rehearsals = storedRehearsals()
  const clock = shallowRef(stored.value ?? readyClock(sample()))

  /** A slide that is being opened does not know its clicks yet. */
  const position = computed(() => clicksContext.value.isMounted
    ? stepAt(steps.value, currentSlideNo.value, clicksContext.value.current)
    : undefined)

  const run = computed(() => clock.value.run)
  const seconds = computed(() => Math.floor(elapsed(run.value) / 1000))
  const step = computed(() => Math.min(run.value.step, steps.value.length - 1))
  const onStep = computed(() => Math.floor((run.value.spent[step.value] ?? 0) / 1000))
  const pace = computed(() => plan.value.length ? paceAt(plan.value, step.value, seconds.value) : undefined)

  function update(): void {
    clock.value = { ...clock.value, run: advance(run.value, sample()) }
  }

  function save(): void {
    stored.value = clock.value
  }

  function command(change: Command): void {
    update()
    clock.value = change(clock.value, sample())
    save()
  }

  useIntervalFn(update, beat)
  useEventListener(window, 'pagehide', () => {
    update()
    save()
  })
  watch([seconds, step], save)

  // Each window keeps the time by itself: of another it adopts only what the speaker commanded there.
  watch(stored, (theirs) => {
    if (theirs && theirs.revision > clock.value.revision)
      clock.value = { ...theirs, run: { ...theirs.run, last: sample() } }
  }, { flush: 'sync' })

  let before: number | undefined
  watch(position, (now) => {
    if (now === undefined)
      return
    if (now !== run.value.step)
      command((clock, sample) => goTo(clock, sample, now))
    if (before !== undefined && now === before + 1 && run.value.status === 'ready')
      command((clock, sample) => start(clock, sample, false))
    before = now
  }, { immediate: true })

  return {
    clock,
    seconds,
    onStep,
    step,
    steps,
    plan,
    pace,
    duration,
    start: () => command((clock, now) => start(clock, now, true)),
    pause: () => command(pause),
    goOn: () => command(goOn),
    toggleGap: () => command(toggleGap),
    /** Ends the run and keeps it as a rehearsal. */
    reset() {
      update()
      const rehearsal = rehearsalOf(run.value)
      if (rehearsal)
        rehearsals.value = [rehearsal, ...rehearsals.value].slice(0, mostRehearsals)
      command(reset)
    },
    undoReset() {
      const began = clock.value.before?.began
      rehearsals.value = rehearsals.value.filter(rehearsal => rehearsal.began !== began)
      command(undoReset)
    },
  }
})
