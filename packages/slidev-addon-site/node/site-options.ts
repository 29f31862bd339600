import type { Deck } from 'slidev-deck-kit/node/deck-config.ts'

/** What a site is built of, and where. */
export interface SiteOptions {
  deck: Deck & { markdown: string }
  /** The folder that it is built in. */
  folder: string
  /** Its path on its host, from slash to slash. */
  base: string
  /** Whether the speaker's notes are published. */
  withNotes: boolean
  /** Whether it does without what needs a browser: pictures and PDFs. */
  noPicture: boolean
}
