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

/**
 * Gives Slidev's sync between the windows of a browser a memory: a window that
 * opens asks the others where the talk stands, and takes the presenter's word
 * before any other's. Slidev tells a window only of what changes while it is open.
 *
 * @returns asks the other windows
 */
export function rememberForLate({ place, isPresenter, sends, join }: TalkWindow): () => void {
  const channel = new BroadcastChannel(`${slidesTitle} - late`)
  const id = `${Math.random()}`
  let heard: SharedState['lastUpdate']
  let fromPresenter = false

  channel.onmessage = ({ data }: MessageEvent<{ ask: string } | Answer>) => {
    if ('ask' in data) {
      const own = place()
      // On a public site tabs are a visitor's own: Slidev keeps them apart.
      if (own && sends() && (isPresenter() || TRUST_ORIGINS.includes(location.hostname)))
        channel.postMessage({ to: data.ask, presenter: isPresenter(), state: { ...toRaw(sharedState), ...own } } satisfies Answer)
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

  return () => {
    heard = sharedState.lastUpdate
    channel.postMessage({ ask: id })
  }
}
