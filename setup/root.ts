import { FRONTMATTER_FIELDS, HEADMATTER_FIELDS } from '@slidev/client/constants.ts'
import { configs } from '@slidev/client/env.ts'
import { defineRootSetup } from '@slidev/types'
import { provide } from 'vue'
import { knownLanguage, languageKey } from '../lib/language.ts'
import { forgetGoneElements } from './forget.ts'
import { keepKeysStepping } from './keys.ts'
import { keepOffline } from './offline.ts'
import { takeOver } from './prepared.ts'
import { printLight } from './print-light.ts'
import { letTapsStep } from './taps.ts'
import { keepTogether } from './together.ts'

// Slidev makes attributes of the slide's element out of keys that it does not know.
FRONTMATTER_FIELDS.push('pace')
HEADMATTER_FIELDS.push('pace', 'duration', 'handout', 'site', 'twoslash', 'mcp')

export default defineRootSetup(() => {
  provide(languageKey, knownLanguage((configs as { lang?: string }).lang))
  forgetGoneElements()
  keepKeysStepping()
  keepTogether()
  letTapsStep()
  printLight()
  // The worker fetches all that there is: after what the visitor sees.
  void takeOver().then(keepOffline)
})
