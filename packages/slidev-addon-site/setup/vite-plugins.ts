import { defineVitePluginsSetup } from '@slidev/types'
import { sitePlugins } from '../node/vite-plugins.ts'

export default defineVitePluginsSetup(sitePlugins)
