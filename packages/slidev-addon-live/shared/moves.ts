/** Where a window stands, or the talk. */
export interface Place {
  page: number
  clicks: number
}

/** A place that the talk was moved to. */
export interface Move extends Place {
  /** Milliseconds since 1970, but always more than the move known before; below 0 where a window was only opened. */
  time: number
  /** The window that was moved. */
  id: string
}

/** What a window has to do with the moves. */
export interface Mover {
  /** The window, as no other is named. */
  id: string
  /** Goes where the talk has moved. */
  go: (move: Move) => void
  /** Tells the other windows of a move. */
  tell: (move: Move) => void
}

export function isSame(place: Place, other?: Place): boolean {
  return place.page === other?.page && place.clicks === other.clicks
}

/** Whether a move counts before another: the later one does, of two in the same moment the same one in every window. */
export function isLater(move?: Move, than?: Move): boolean {
  return move !== undefined && (than === undefined || move.time > than.time || (move.time === than.time && move.id > than.id))
}

/** Keeps the latest move that a window knows of. Windows that hear of one another come to know the same. */
export function followMoves({ id, go, tell }: Mover) {
  let latest: Move | undefined
  return {
    latest: () => latest,
    /** A window counts less than one opened before it, and than any move. */
    opened(place: Place, now: number): void {
      latest = { ...place, time: -now, id }
    },
    moved(place: Place, now: number): void {
      latest = { ...place, time: Math.max(now, (latest?.time ?? 0) + 1), id }
      tell(latest)
    },
    /** Hears what another window knows; one that knows less, or nothing, is told. */
    hear(move?: Move): void {
      if (move && isLater(move, latest)) {
        latest = move
        go(move)
      }
      else if (latest && isLater(latest, move)) {
        tell(latest)
      }
    },
  }
}
