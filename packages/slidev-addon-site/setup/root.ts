import { defineRootSetup } from '@slidev/types'
import { keepOffline } from 'slidev-deck-kit/client/offline.ts'
import { printLight } from '../client/print-light.ts'
import { takeOver } from '../client/upgrade.ts'

export default defineRootSetup(() => {
  printLight()
  // The worker fetches all that there is: after what the visitor sees.
  if (__DECK_PURPOSE__ === 'site')
    void takeOver().then(keepOffline)
})
