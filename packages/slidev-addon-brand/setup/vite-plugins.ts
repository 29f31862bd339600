import { defineVitePluginsSetup } from '@slidev/types'
import { brandPlugins } from '../node/vite-plugins.ts'

export default defineVitePluginsSetup(brandPlugins)
