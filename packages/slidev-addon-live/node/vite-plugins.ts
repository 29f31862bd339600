import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { fileURLToPath } from 'node:url'
import { proseByClass } from './prose-by-class.ts'
import { checkRemote, remoteGuard } from './remote.ts'

const client = (file: string) => fileURLToPath(new URL(`../client/${file}`, import.meta.url))

const accessibleComponents: Plugin = {
  name: 'live-components',
  config: () => ({
    resolve: {
      alias: [
        // Slidev nests a button in a button, which WCAG 4.1.2 forbids.
        { find: /^\.\/MenuButton\.vue$/, replacement: client('MenuButton.vue') },
        // Notes that scroll must be reached by key, too (WCAG 2.1.1).
        { find: /^\.\/NoteDisplay\.vue$/, replacement: client('NoteDisplay.vue') },
      ],
    },
  }),
}

/** Keeps out who is not at this machine, and puts what can be used by everyone in place of what Slidev has. */
export function livePlugins(options: ResolvedSlidevOptions): Plugin[] {
  const { remote } = options
  checkRemote(remote)
  // The server asks for the password; the pages need not know it.
  delete options.remote
  return [remoteGuard(remote), accessibleComponents, proseByClass]
}
