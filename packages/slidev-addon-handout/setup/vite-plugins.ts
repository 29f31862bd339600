import { defineVitePluginsSetup } from '@slidev/types'
import { handoutPlugins } from '../node/vite-plugins.ts'

export default defineVitePluginsSetup(handoutPlugins)
