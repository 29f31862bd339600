import process from 'node:process'
import { definePreparserSetup } from '@slidev/types'
import { deckPreparser } from 'slidev-deck-kit/node/preparser.ts'
import { publicPreparser, purposeOf } from 'slidev-deck-kit/node/public.ts'

export default definePreparserSetup(({ mode }) => [deckPreparser(), publicPreparser(purposeOf(mode, process.env.TALK_WITH_NOTES !== undefined))])
