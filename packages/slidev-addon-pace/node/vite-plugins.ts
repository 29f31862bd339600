import type { Plugin } from 'vite'
import { fileURLToPath } from 'node:url'

/** Puts the clock in place of Slidev's timer, which knows no plan, dies with a reload where no server keeps it, and says how it stands in colour alone. */
export function pacePlugins(): Plugin[] {
  return [{
    name: 'pace-clock',
    config: () => ({
      resolve: {
        alias: [{ find: /^\.\.\/internals\/(TimerBar|TimerInlined)\.vue$/, replacement: fileURLToPath(new URL('../client/$1.vue', import.meta.url)) }],
      },
    }),
  }]
}
