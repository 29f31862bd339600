import type { Sample, TalkClock } from './clock.ts'
import { describe, expect, it } from 'vitest'
import { advance, elapsed, goOn, goTo, pause, readClock, readyClock, reset, start, toggleGap, undoReset } from './clock.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** A machine and a page on it: what its clocks read, and how long it really has been. */
class Machine {
  real = 0
  wall = 1_800_000_000_000
  steady = 5000
  page = 1

  now = (): Sample => ({ wall: this.wall, steady: this.steady, page: String(this.page) })

  pass(ms: number): void {
    this.real += ms
    this.wall += ms
    this.steady += ms
  }

  /** The steady clock stands still, as on a Mac or on Linux. */
  sleep(ms: number): void {
    this.real += ms
    this.wall += ms
  }

  set(ms: number): void {
    this.wall += ms
  }

  /** The page is gone for a while, and begins a new life. */
  reload(ms: number): void {
    this.real += ms
    this.wall += ms
    this.steady = 300
    this.page++
  }
}

/** A talk on a machine, looked at every second, stored and read again where the page is reloaded. */
class Talk {
  machine = new Machine()
  clock: TalkClock = start(readyClock(this.machine.now()), this.machine.now(), true)

  look(): void {
    this.clock = { ...this.clock, run: advance(this.clock.run, this.machine.now()) }
  }

  step(to: number): void {
    this.clock = goTo(this.clock, this.machine.now(), to)
  }

  pass(ms: number): void {
    for (let left = ms; left > 0; left -= second) {
      this.machine.pass(Math.min(second, left))
      this.look()
    }
  }

  reload(ms: number): void {
    const stored = JSON.stringify(this.clock)
    this.machine.reload(ms)
    this.clock = readClock(stored)!
    this.look()
  }

  do(command: (clock: TalkClock, now: Sample) => TalkClock): void {
    this.look()
    this.clock = command(this.clock, this.machine.now())
  }

  get time(): number {
    return elapsed(this.clock.run)
  }
}

describe('the clock of a talk is right to the second', () => {
  it.each<[name: string, happens: (talk: Talk) => void, lost?: number]>([
    ['over a minute', () => {}],
    ['with the clock set back an hour', ({ machine }) => machine.set(-hour)],
    ['with the clock set back a second', ({ machine }) => machine.set(-second)],
    ['with the clock set forward two seconds', ({ machine }) => machine.set(2 * second)],
    ['after three seconds of sleep', ({ machine }) => machine.sleep(3 * second)],
    ['after an hour of sleep', ({ machine }) => machine.sleep(hour)],
    ['after a night of sleep', ({ machine }) => machine.sleep(10 * hour)],
    ['after sleep on a machine whose steady clock goes on in it', ({ machine }) => machine.pass(20 * minute)],
    ['after a reload', talk => talk.reload(1.5 * second)],
    ['after a crash and five minutes without a window', talk => talk.reload(5 * minute)],
    ['after a reload with the clock set back before it', (talk) => {
      talk.machine.set(-hour)
      talk.look()
      talk.reload(second)
    }],
    ['but for the reload itself, with the clock set back during it', (talk) => {
      talk.machine.set(-hour)
      talk.reload(second)
    }, second],
    ['with a page that was not run for ten minutes', ({ machine }) => machine.pass(10 * minute)],
  ])('%s', (_, happens, lost = 0) => {
    const talk = new Talk()
    talk.pass(minute)
    happens(talk)
    talk.look()
    talk.pass(minute)
    expect(talk.time).toBeCloseTo(talk.machine.real - lost, 3)
  })

  it('through three hours of sleep, set clocks, reloads and crashes', () => {
    const talk = new Talk()
    const { machine } = talk
    let seed = 42
    const random = () => (seed = seed * 16807 % 2147483647) / 2147483647
    let events = 0
    while (machine.real < 3 * hour) {
      talk.pass(random() * 2 * minute)
      talk.step(Math.floor(machine.real / hour * 2.6))
      const event = Math.floor(random() * 5)
      if (event === 0)
        machine.sleep(3 * second + random() * 10 * minute)
      if (event === 1)
        machine.set(-random() * 2 * hour)
      if (event === 2)
        machine.set(random() * 2 * second)
      if (event === 3)
        talk.reload(random() * 3 * second)
      if (event === 4)
        talk.reload(random() * 4 * minute)
      talk.look()
      events++
      expect(talk.time).toBeCloseTo(machine.real, 0)
    }
    expect(events).toBeGreaterThan(50)
    expect(talk.clock.run.spent.filter(ms => ms > 10 * minute)).toHaveLength(8)
  })

  it('looks at a clock set far forward as at sleep, and lets the speaker leave that out and count it again', () => {
    const talk = new Talk()
    talk.pass(minute)
    talk.machine.set(hour)
    talk.pass(second)
    talk.step(1)
    talk.pass(minute - second)
    expect(talk.clock.run.gap).toEqual({ cause: 'asleep', ms: hour, counted: true, step: 0 })
    expect(talk.time).toBe(talk.machine.real + hour)
    talk.do(toggleGap)
    expect(talk.time).toBe(talk.machine.real)
    expect(talk.clock.run.spent).toEqual([minute + second, minute - second])
    talk.do(toggleGap)
    expect(talk.time).toBe(talk.machine.real + hour)
  })

  it('stands where it was when the presenter view was closed for a night, and lets the speaker count that', () => {
    const talk = new Talk()
    talk.pass(minute)
    talk.reload(10 * hour)
    talk.pass(minute)
    expect(talk.clock.run).toMatchObject({ status: 'paused', gap: { cause: 'closed', counted: false } })
    expect(talk.time).toBe(minute)
    talk.do(toggleGap)
    expect(talk.time).toBe(minute + 10 * hour)
  })
})

describe('the speaker', () => {
  it('pauses and goes on: the time between does not count', () => {
    const talk = new Talk()
    talk.pass(minute)
    talk.do(pause)
    talk.pass(minute)
    talk.reload(minute)
    talk.machine.sleep(minute)
    talk.do(goOn)
    talk.pass(minute)
    expect(talk.time).toBe(2 * minute)
  })

  it('spends time on a step over all visits to it', () => {
    const talk = new Talk()
    talk.pass(10 * second)
    for (const step of [1, 0, 1, 3]) {
      talk.step(step)
      talk.pass(10 * second)
    }
    expect(talk.clock.run.spent).toEqual([20 * second, 20 * second, 0, 10 * second])
  })

  it('resets the clock, and takes that back: the time since is counted', () => {
    const talk = new Talk()
    talk.pass(minute)
    talk.do(reset)
    expect(talk.clock.run.status).toBe('ready')
    talk.pass(10 * second)
    talk.reload(second)
    expect(talk.time).toBe(0)
    talk.do(undoReset)
    talk.pass(second)
    expect(talk.time).toBe(minute + 12 * second)
    expect(talk.clock.before).toBeUndefined()
  })

  it('can take a reset back after the clock has started again by itself, with every step\'s time in its place', () => {
    const talk = new Talk()
    talk.pass(minute)
    talk.do(reset)
    talk.pass(10 * second)
    talk.step(1)
    talk.do((clock, now) => start(clock, now, false))
    talk.pass(20 * second)
    talk.step(2)
    talk.pass(30 * second)
    expect(talk.clock.run.spent).toEqual([0, 20 * second, 30 * second])
    talk.do(undoReset)
    talk.pass(second)
    expect(talk.clock.run.spent).toEqual([minute + 10 * second, 20 * second, 31 * second])
    expect(talk.clock.run.step).toBe(2)
  })

  it('takes back the reset of a paused clock: it is still paused', () => {
    const talk = new Talk()
    talk.pass(minute)
    talk.do(pause)
    talk.do(reset)
    talk.pass(minute)
    talk.do(undoReset)
    talk.pass(minute)
    expect(talk.clock.run.status).toBe('paused')
    expect(talk.time).toBe(minute)
  })

  it('gives up the way back by starting by hand', () => {
    const talk = new Talk()
    talk.pass(minute)
    talk.do(reset)
    talk.do((clock, now) => start(clock, now, true))
    expect(talk.clock.before).toBeUndefined()
    talk.do(undoReset)
    talk.pass(second)
    expect(talk.time).toBe(second)
  })

  it('makes every command known to the other windows', () => {
    const talk = new Talk()
    const revisions = [talk.clock.revision]
    for (const command of [pause, goOn, reset, undoReset]) {
      talk.do(command)
      revisions.push(talk.clock.revision)
    }
    expect(revisions).toEqual([1, 2, 3, 4, 5])
    talk.step(3)
    expect(talk.clock.revision).toBe(6)
  })
})

describe('a stored clock', () => {
  it.each([null, '', '{', 'null', '[]', '{}', '{"run":{}}', '{"revision":1,"run":{"status":"flying","began":1,"spent":[],"step":0,"last":{"wall":1,"steady":1,"page":"a"}}}', '{"revision":1,"run":{"status":"running","began":1,"spent":["x"],"step":0,"last":{"wall":1,"steady":1,"page":"a"}}}'])('that reads %j is none', (text) => {
    expect(readClock(text)).toBeUndefined()
  })

  const run = { status: 'running', began: 1, spent: [5], step: 0, last: { wall: 1, steady: 1, page: 'a' } }
  const gap = { cause: 'asleep', ms: 1, counted: true, step: 0 }

  it('that is whole is read as it was', () => {
    const clock = { revision: 3, run: { ...run, gap }, before: run }
    expect(readClock(JSON.stringify(clock))).toEqual(clock)
  })

  it.each<[string, object]>([
    ['a step that no talk has', { run: { ...run, step: 1e9 } }],
    ['a step before the first', { run: { ...run, step: -5 } }],
    ['half a step', { run: { ...run, step: 1.5 } }],
    ['a time below zero', { run: { ...run, spent: [-1] } }],
    ['times in no list', { run: { ...run, spent: 'long' } }],
    ['no times', { run: { ...run, spent: null } }],
    ['no page', { run: { ...run, last: { wall: 1, steady: 1 } } }],
    ['a gap of nothing', { run: { ...run, gap: null } }],
    ['a gap without a cause', { run: { ...run, gap: {} } }],
    ['a gap on no step', { run: { ...run, gap: { ...gap, step: 1e9 } } }],
    ['a run before it that is none', { run, before: { ...run, step: -1 } }],
    ['a revision that cannot be counted on from', { run, revision: 1e300 }],
  ])('with %s is none', (_, clock) => {
    expect(readClock(JSON.stringify({ revision: 1, ...clock }))).toBeUndefined()
  })
})
