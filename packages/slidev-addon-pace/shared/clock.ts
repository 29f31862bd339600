/** What the clocks of a page read at one moment. */
export interface Sample {
  /** Date.now(), in ms: goes on while the machine sleeps, and jumps where it is set. */
  wall: number
  /** performance.now(), in ms: never set, but stands still while a Mac or a Linux machine sleeps. */
  steady: number
  /** The life of the page that read them: `steady` begins anew with each. */
  page: string
}

/** Time in which no page ran: the machine slept, or no presenter view was open. */
export interface Gap {
  cause: 'asleep' | 'closed'
  ms: number
  /** Whether it counts as time of the talk; the speaker may say otherwise. */
  counted: boolean
  /** The step that it is counted on. */
  step: number
}

/** One run through the talk. */
export interface Run {
  status: 'ready' | 'running' | 'paused'
  /** The wall clock at its start, in ms: the run's name. */
  began: number
  /** Time on each step, over all visits, in ms. */
  spent: number[]
  /** The index of the current step. */
  step: number
  /** When the run was last brought up to date. */
  last: Sample
  gap?: Gap
}

/** The clock of a talk, as it is stored and as windows share it. */
export interface TalkClock {
  /** Counts the speaker's commands: of two windows, the clock with more of them counts. */
  revision: number
  run: Run
  /** The run that was reset: the way back. */
  before?: Run
}

/** How far the wall clock may leave the steady one behind before that is taken for sleep, in ms. */
const tolerance = 2000

/** Longest reload, in ms: what takes longer is told to the speaker. */
const reload = 30_000

/** Longest time without a presenter view that may belong to a talk, in ms. */
const longestAbsence = 6 * 3600_000

/** A clock that has not been started. */
export function readyClock(last: Sample, step = 0): TalkClock {
  return { revision: 0, run: { status: 'ready', began: 0, spent: [], step, last } }
}

/** Time into the talk, in ms. */
export function elapsed({ spent }: Pick<Run, 'spent'>): number {
  return spent.reduce((sum, ms) => sum + ms, 0)
}

/**
 * Brings a run up to date.
 *
 * Within the life of a page the steady clock counts: a clock set back, or a
 * little forward, changes nothing. Where the wall clock runs ahead by more than
 * two seconds, the machine has slept, and the wall clock counts. Across a
 * reload or a crash the wall clock counts if it went forward. A clock set
 * forward by more than two seconds looks to a page just like sleep, and one set
 * back during sleep hides it: hence the gap is kept, for the speaker to leave
 * out. After six hours without a presenter view the run stands where it was.
 *
 * @param run the run as it was
 * @param now what the clocks read
 */
export function advance(run: Run, now: Sample): Run {
  if (run.status !== 'running')
    return { ...run, last: now }
  const wall = now.wall - run.last.wall
  if (now.page !== run.last.page) {
    const ms = Math.max(0, wall)
    if (ms > longestAbsence)
      return { ...run, status: 'paused', last: now, gap: { cause: 'closed', ms, counted: false, step: run.step } }
    return { ...credit(run, ms), last: now, ...ms > reload && { gap: { cause: 'closed', ms, counted: true, step: run.step } } }
  }
  const steady = now.steady - run.last.steady
  const slept = wall - steady
  if (slept <= tolerance)
    return { ...credit(run, steady), last: now }
  return { ...credit(run, wall), last: now, gap: { cause: 'asleep', ms: slept, counted: true, step: run.step } }
}

/** Adds time to the current step of a run, or to another. */
function credit(run: Run, ms: number, step = run.step): Run {
  const spent = Array.from({ length: Math.max(run.spent.length, step + 1) }, (_, index) => run.spent[index] ?? 0)
  spent[step] = Math.max(0, spent[step] + ms)
  return { ...run, spent }
}

/** A command of the speaker: the clock after it. */
export type Command = (clock: TalkClock, now: Sample) => TalkClock

/** Starts a run; one that the speaker starts by hand leaves no way back to the run before it. */
export function start(clock: TalkClock, now: Sample, byHand: boolean): TalkClock {
  const { run, before } = clock
  return command(clock, { status: 'running', began: now.wall, spent: [], step: run.step, last: now }, byHand ? undefined : before)
}

/** Goes to another step. A command, too: presenter views do not step together, and the one that was stepped last knows where the talk is. */
export function goTo(clock: TalkClock, now: Sample, step: number): TalkClock {
  return command(clock, { ...advance(clock.run, now), step }, clock.before)
}

export const pause: Command = (clock, now) => command(clock, { ...advance(clock.run, now), status: 'paused' }, clock.before)

export const goOn: Command = (clock, now) => command(clock, { ...clock.run, status: 'running', last: now }, clock.before)

/** Ends the run and readies the clock for another; the run goes on unseen, should it be wanted back. */
export const reset: Command = (clock, now) => command(clock, readyClock(now, clock.run.step).run, advance(clock.run, now))

/** Takes the last reset back, as if it had not been: what has passed since is counted, on the steps where it passed. */
export const undoReset: Command = (clock, now) => {
  const { run, before } = clock
  if (!before)
    return clock
  const since = advance(run, now)
  const back = { ...advance(before, now), step: run.step }
  const moved = since.spent.reduce((run, ms, step) => credit(run, ms, step), back)
  return command(clock, back.status === 'running' ? credit(moved, -elapsed(since), before.step) : back)
}

/** Leaves a gap out of the time of the talk, or counts it after all. */
export const toggleGap: Command = (clock) => {
  const { gap } = clock.run
  if (!gap)
    return clock
  const run = credit(clock.run, gap.counted ? -gap.ms : gap.ms, gap.step)
  return command(clock, { ...run, gap: { ...gap, counted: !gap.counted } }, clock.before)
}

function command({ revision }: TalkClock, run: Run, before?: Run): TalkClock {
  return { revision: revision + 1, run, ...before && { before } }
}

/** No talk has more steps. */
const mostSteps = 10_000

const isTime = (ms: unknown): ms is number => typeof ms === 'number' && Number.isFinite(ms)

const isStep = (step: unknown): step is number => typeof step === 'number' && Number.isInteger(step) && step >= 0 && step < mostSteps

/** Whether something that was stored is a run. */
function isRun(stored: Partial<Run> | null | undefined): stored is Run {
  const { status = '', began, spent, step, last, gap } = stored ?? {}
  return ['ready', 'running', 'paused'].includes(status)
    && [began, last?.wall, last?.steady].every(isTime) && typeof last?.page === 'string'
    && Array.isArray(spent) && spent.length <= mostSteps && spent.every(ms => isTime(ms) && ms >= 0)
    && isStep(step)
    && (gap === undefined || (['asleep', 'closed'].includes(gap?.cause) && isTime(gap.ms) && typeof gap.counted === 'boolean' && isStep(gap.step)))
}

/**
 * Reads a clock that was stored.
 *
 * @returns nothing where the text is none: the talk goes on without
 */
export function readClock(text: string | null): TalkClock | undefined {
  try {
    const clock = JSON.parse(text ?? '') as TalkClock
    return Number.isSafeInteger(clock.revision) && isRun(clock.run) && (clock.before === undefined || isRun(clock.before)) ? clock : undefined
  }
  catch {
    return undefined
  }
}
