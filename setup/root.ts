import { FRONTMATTER_FIELDS, HEADMATTER_FIELDS } from '@slidev/client/constants.ts'
import { configs } from '@slidev/client/env.ts'
import { defineRootSetup } from '@slidev/types'
import { forgetGoneElements } from 'slidev-addon-live/client/forget.ts'
import { keepKeysStepping } from 'slidev-addon-live/client/keys.ts'
import { letTapsStep } from 'slidev-addon-live/client/taps.ts'
import { keepTogether } from 'slidev-addon-live/client/together.ts'
import { printLight } from 'slidev-addon-site/client/print-light.ts'
import { takeOver } from 'slidev-addon-site/client/upgrade.ts'
import { keepOffline } from 'slidev-deck-kit/client/offline.ts'
import { knownLanguage, languageKey } from 'slidev-deck-kit/shared/language.ts'
import { provide } from 'vue'

// Slidev makes attributes of the slide's element out of keys that it does not know.
FRONTMATTER_FIELDS.push('pace', 'deck')
HEADMATTER_FIELDS.push('pace', 'deck', 'duration', 'handout', 'site', 'twoslash', 'mcp')

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
