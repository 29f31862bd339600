import { defineVitePluginsSetup } from '@slidev/types'
import { pacePlugins } from '../node/vite-plugins.ts'

export default defineVitePluginsSetup(pacePlugins)
