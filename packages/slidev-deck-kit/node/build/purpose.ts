import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Purpose } from '../../shared/purpose.ts'

/** What a build is made for, and for whom. */
export interface Audience {
  purpose: Purpose
  /** Whether the speaker's notes, and what shows them, are in. */
  notes: boolean
}

/** Slidev's options with the audience in them: Slidev hands them on to setup/vite-plugins.ts as they are. */
export type DeckOptions = ResolvedSlidevOptions & { audience?: Audience }

/**
 * For whom a deck is built.
 *
 * @param mode Slidev's name for what it does: without an audience, one of its own commands is running
 * @param audience what buildDeck was asked for
 */
export function audienceOf(mode: string | undefined, audience?: Audience): Audience {
  if (audience)
    return audience
  if (mode === 'build')
    return { purpose: 'slidev', notes: false }
  return { purpose: mode === 'export' ? 'print' : 'dev', notes: true }
}
