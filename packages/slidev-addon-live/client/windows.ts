import type { Move } from '../shared/moves.ts'
import { onSharedUpdate, sharedState, slidesTitle } from '@slidev/client'
import { onPatch } from './slidev-internals.ts'

/** Lines to the other windows of a talk. */
export interface Lines {
  /** Calls back with each move that another window tells of, or with none where it asks. */
  listen: (hear: (move?: Move) => void) => void
  /** What the server, or a message of Slidev's, knew last. */
  known: () => Move | undefined
  /** Tells of a move; of none, asks where the talk is. */
  send: (move?: Move) => void
  /** Shows Slidev's page of notes, which has no slide, where the talk is. */
  show: (move: Move) => void
}

/**
 * Connects a window with the others: those of the same browser by a channel,
 * those of others by the dev server, which keeps Slidev's shared state.
 * Slidev's own channel drops what comes while a window is telling the others.
 */
export function connectWindows(): Lines {
  const channel = new BroadcastChannel(`${slidesTitle} - windows`)
  const known = () => {
    const { page, clicks, lastUpdate } = sharedState
    return lastUpdate && { page, clicks, time: lastUpdate.time, id: lastUpdate.id }
  }
  const share = ({ page, clicks, time, id }: Move) => onSharedUpdate({ page, clicks, lastUpdate: { id, time, type: 'presenter' } })
  return {
    known,
    listen(hear) {
      channel.onmessage = ({ data }: MessageEvent<Move | undefined>) => hear(data)
      onPatch(() => {
        const move = known()
        if (move)
          hear(move)
      })
    },
    // A server shows it everywhere.
    show: move => __SLIDEV_HAS_SERVER__ || share(move),
    send(move) {
      channel.postMessage(move)
      if (move)
        share(move)
    },
  }
}
