import { defineRootSetup } from '@slidev/types'
import { registerServiceWorker } from 'slidev-deck-kit/client/register-service-worker.ts'
import { forgetGoneElements } from '../client/forget.ts'
import { keepKeysStepping } from '../client/keys.ts'
import { letTapsStep } from '../client/taps.ts'
import { keepTogether } from '../client/together.ts'

export default defineRootSetup(() => {
  forgetGoneElements()
  keepKeysStepping()
  keepTogether()
  letTapsStep()
  if (__DECK_PURPOSE__ === 'stage')
    void registerServiceWorker()
})
