import { defineRootSetup } from '@slidev/types'
import { keepKeysStepping } from './keys.ts'
import { takeOver } from './prepared.ts'
import { letTapsStep } from './taps.ts'
import { keepTogether } from './together.ts'

export default defineRootSetup(() => {
  keepKeysStepping()
  keepTogether()
  letTapsStep()
  void takeOver()
})
