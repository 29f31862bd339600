import { defineRootSetup } from '@slidev/types'
import { registerServiceWorker } from 'slidev-deck-kit/client/register-service-worker.ts'
import { printLight } from '../client/print-light.ts'
import { upgrade } from '../client/upgrade.ts'

export default defineRootSetup(() => {
  printLight()
  // The worker loads every file of the site: what the visitor sees comes first.
  if (__DECK_PURPOSE__ === 'site')
    void upgrade().then(registerServiceWorker)
})
