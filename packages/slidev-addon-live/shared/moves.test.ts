import type { Move } from './moves.ts'
import { describe, expect, it } from 'vitest'
import { followMoves } from './moves.ts'

/** Numbers from 0 to 1 that are the same on every run. */
function numbers(seed: number): () => number {
  return () => {
    seed = seed * 16_807 % 2_147_483_647
    return seed / 2_147_483_647
  }
}

/** Windows that hear of one another, each message after a while of its own. */
function simulate(count: number, random: () => number) {
  const pending: (() => void)[] = []
  const windows = Array.from({ length: count }, (_, index) => {
    const shown = { page: 1, clicks: 0 }
    const go = ({ page, clicks }: Move) => Object.assign(shown, { page, clicks })
    const tell = (move?: Move) => windows.forEach((other, at) => at !== index && pending.push(() => other.hear(move)))
    const talk = followMoves({ id: String(random()), go, tell: move => void tell(move) })
    return {
      hear: talk.hear,
      ask: tell,
      shown,
      open: (clicks: number, now: number) => talk.opened(Object.assign(shown, { page: 1, clicks }), now),
      step: (clicks: number, now: number) => talk.moved(Object.assign(shown, { page: 1, clicks }), now),
    }
  })
  /** Lets some messages arrive, in any order. */
  const deliver = (most: number) => {
    while (pending.length && most-- > 0)
      pending.splice(Math.floor(random() * pending.length), 1)[0]()
  }
  return { windows, deliver }
}

describe('windows that are moved', () => {
  it.each([2, 3, 5])('in the same moment, %i of them, end on the same step, whichever hears first', (count) => {
    for (let seed = 1; seed <= 2000; seed++) {
      const random = numbers(seed)
      const { windows, deliver } = simulate(count, random)
      for (let moves = 0; moves < 6; moves++) {
        // Often at the same time, and by clocks that differ.
        windows[Math.floor(random() * count)].step(moves + 1, 1000 + Math.floor(random() * 3))
        deliver(Math.floor(random() * 4))
      }
      deliver(Infinity)
      expect(new Set(windows.map(({ shown }) => shown.clicks)).size).toBe(1)
    }
  })

  it('go where the last one went that had heard of the others, though its clock is slow', () => {
    const { windows: [fast, slow], deliver } = simulate(2, numbers(1))
    fast.step(5, 9000)
    deliver(Infinity)
    slow.step(6, 1000)
    deliver(Infinity)
    expect([fast.shown.clicks, slow.shown.clicks]).toEqual([6, 6])
  })
})

describe('a window that is opened', () => {
  it('joins the one that was there before it, moved or not, and moves none', () => {
    const { windows: [first, second, third], deliver } = simulate(3, numbers(1))
    first.open(3, 1000)
    second.open(0, 2000)
    second.ask()
    deliver(Infinity)
    expect([first.shown.clicks, second.shown.clicks]).toEqual([3, 3])
    second.step(4, 3000)
    third.open(7, 4000)
    third.ask()
    deliver(Infinity)
    expect([first.shown.clicks, second.shown.clicks, third.shown.clicks]).toEqual([4, 4, 4])
  })

  it('takes no side where two are opened in the same moment', () => {
    const { windows: [first, second], deliver } = simulate(2, numbers(1))
    first.open(3, 1000)
    second.open(5, 1000)
    first.ask()
    second.ask()
    deliver(Infinity)
    expect(first.shown).toEqual(second.shown)
  })
})
