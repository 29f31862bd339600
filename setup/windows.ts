import type { SharedState } from '@slidev/client/state/shared.ts'
import { TRUST_ORIGINS } from '@slidev/client/constants.ts'
import { slidesTitle } from '@slidev/client/env.ts'
import { onSharedUpdate, sharedState } from '@slidev/client/state/shared.ts'
import { toRaw } from 'vue'

/** Where a window stands. */
export type Place = Pick<SharedState, 'page' | 'clicks'>

/** A window of the talk, as the others see it. */
export interface TalkWindow {
  /** Undefined where it shows no slide. */
  place: () => Place | undefined
  isPresenter: () => boolean
  /** Whether the speaker lets it steer the others. */
  sends: () => boolean
  /** Goes where another window stands. */
  join: (place: Place) => void
}

/** What one window tells another that has just opened. */
interface Answer {
  to: string
  presenter: boolean
  state: SharedState
}

/** What a window tells the others when the speaker has moved it. */
interface Move {
  place: Place
  /** Milliseconds since 1970: the later of two moves counts. */
  time: number
}

/**
 * Gives Slidev's sync between the windows of a browser a memory: a window that
 * opens asks the others where the talk stands, and takes the presenter's word
 * before any other's. Slidev tells a window only of what changes while it is
 * open, and one that is just telling the others does not hear it.
 *
 * @returns `ask` asks the other windows; `moved` tells them where the speaker has moved this one
 */
export function rememberForLate({ place, isPresenter, sends, join }: TalkWindow): { ask: () => void, moved: (place: Place) => void } {
  const channel = new BroadcastChannel(`${slidesTitle} - windows`)
  const id = `${Math.random()}`
  let heard: SharedState['lastUpdate']
  let fromPresenter = false
  let lastMove = 0
  // On a public site tabs are a visitor's own: Slidev keeps them apart.
  const speaks = () => sends() && (isPresenter() || TRUST_ORIGINS.includes(location.hostname))

  channel.onmessage = ({ data }: MessageEvent<{ ask: string } | Answer | Move>) => {
    if ('ask' in data) {
      const own = place()
      if (own && speaks())
        channel.postMessage({ to: data.ask, presenter: isPresenter(), state: { ...toRaw(sharedState), ...own } } satisfies Answer)
      return
    }
    if ('time' in data) {
      if (data.time >= lastMove) {
        lastMove = data.time
        join(data.place)
      }
      return
    }
    // Whoever has moved since it asked, or has heard of a move, knows more than the answer does.
    if (data.to !== id || sharedState.lastUpdate !== heard || fromPresenter)
      return
    fromPresenter = data.presenter
    // A server remembers by itself.
    if (!__SLIDEV_HAS_SERVER__)
      onSharedUpdate(data.state)
    heard = sharedState.lastUpdate
    join(data.state)
  }

  return {
    ask() {
      heard = sharedState.lastUpdate
      channel.postMessage({ ask: id })
    },
    moved(place) {
      if (!speaks())
        return
      lastMove = Date.now()
      channel.postMessage({ place, time: lastMove } satisfies Move)
    },
  }
}
