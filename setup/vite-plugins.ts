import type { Plugin } from 'vite'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { defineVitePluginsSetup } from '@slidev/types'
import { assertTalk } from '../lib/check.ts'

/**
 * Keeps a broken talk off the screen: a build or an export stops; in dev the
 * message lies over the last good slide until the talk is mended.
 */
export default defineVitePluginsSetup(({ entry, mode }) => {
  const check = (talk = readFileSync(entry, 'utf8')) => assertTalk(talk, basename(entry))
  if (mode !== 'dev')
    check()

  const plugin: Plugin = {
    name: 'talk-check',
    enforce: 'pre',
    configureServer({ environments: { client } }) {
      client.hot.on('vite:client:connect', () => {
        try {
          check()
        }
        catch (error) {
          client.hot.send({ type: 'error', err: { message: (error as Error).message, stack: '' } })
        }
      })
    },
    hotUpdate: {
      // Before Slidev takes the edit for its new data.
      order: 'pre',
      async handler({ file, read }) {
        if (file !== entry || this.environment.name !== 'client')
          return
        // Vite's read waits for an editor that has emptied the file and not yet written it.
        check(await read())
        // Vite's client takes its message down on any update, even an empty one.
        this.environment.hot.send({ type: 'update', updates: [] })
      },
    },
  }
  return [plugin]
})
