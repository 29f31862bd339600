import { configs } from '@slidev/client/env.ts'
import { defineAppSetup } from '@slidev/types'
import { knownLanguage, languageKey } from '../lib/language.ts'

/** Tells the components the talk's language. */
export default defineAppSetup(({ app }) => {
  app.provide(languageKey, knownLanguage((configs as { lang?: string }).lang))
})
