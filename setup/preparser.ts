import { definePreparserSetup } from '@slidev/types'
import { deckPreparser } from '../lib/preparser.ts'

export default definePreparserSetup(() => [deckPreparser()])
