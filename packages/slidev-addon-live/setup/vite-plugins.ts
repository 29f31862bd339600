import { defineVitePluginsSetup } from '@slidev/types'
import { livePlugins } from '../node/vite-plugins.ts'

export default defineVitePluginsSetup(livePlugins)
