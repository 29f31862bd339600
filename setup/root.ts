import { defineRootSetup } from '@slidev/types'
import { keepKeysStepping } from './keys.ts'
import { keepOffline } from './offline.ts'
import { takeOver } from './prepared.ts'
import { letTapsStep } from './taps.ts'
import { keepTogether } from './together.ts'

export default defineRootSetup(() => {
  keepKeysStepping()
  keepTogether()
  letTapsStep()
  // The worker fetches all that there is: after what the visitor sees.
  void takeOver().then(keepOffline)
})
