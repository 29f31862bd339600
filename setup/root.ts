import { defineRootSetup } from '@slidev/types'
import { keepKeysStepping } from './keys.ts'
import { takeOver } from './prepared.ts'
import { keepTogether } from './together.ts'

export default defineRootSetup(() => {
  keepKeysStepping()
  keepTogether()
  void takeOver()
})
