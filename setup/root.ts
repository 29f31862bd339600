import { defineRootSetup } from '@slidev/types'
import { keepKeysStepping } from './keys.ts'
import { keepTogether } from './together.ts'

export default defineRootSetup(() => {
  keepKeysStepping()
  keepTogether()
})
