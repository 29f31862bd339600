import type { SpeakerWords } from '../shared/words.ts'
import { inject, provide } from 'vue'
import { words, wordsOf } from '../shared/words.ts'

const key = 'speakerWords'

/** Gives the components of an app the deck's words for the presenter view. */
export function provideSpeakerWords(headmatter: object): void {
  provide(key, wordsOf('speaker', headmatter as Record<string, unknown>))
}

/** The deck's words for the presenter view; English ones where the app provides none. */
export function useSpeakerWords(): SpeakerWords {
  return inject<SpeakerWords>(key, words.speaker)
}
