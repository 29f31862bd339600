import { defineRootSetup } from '@slidev/types'
import { provide } from 'vue'
import { configs, FRONTMATTER_FIELDS, HEADMATTER_FIELDS } from '../client/slidev-internals.ts'
import { provideSpeakerWords } from '../client/speaker-words.ts'
import { knownLanguage, languageKey } from '../shared/language.ts'

// Slidev makes attributes of the slide's element out of keys that it does not know.
FRONTMATTER_FIELDS.push('deck', 'pace')
HEADMATTER_FIELDS.push('deck', 'pace', 'duration', 'handout', 'site', 'speaker', 'twoslash', 'mcp')

export default defineRootSetup(() => {
  provide(languageKey, knownLanguage((configs as { lang?: string }).lang))
  if (__SLIDEV_FEATURE_PRESENTER__)
    provideSpeakerWords(configs)
})
