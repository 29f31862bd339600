import { defineVitePluginsSetup } from '@slidev/types'
import { deckPlugins } from '../node/vite-plugins.ts'

export default defineVitePluginsSetup(deckPlugins)
