import process from 'node:process'
import { definePreparserSetup } from '@slidev/types'
import { deckPreparser } from '../lib/preparser.ts'
import { publicPreparser, purposeOf } from '../lib/public.ts'

export default definePreparserSetup(({ mode }) => [deckPreparser(), publicPreparser(purposeOf(mode, process.env.TALK_WITH_NOTES !== undefined))])
