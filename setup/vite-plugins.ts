import type { Plugin } from 'vite'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { extractImagesUsage } from '@slidev/parser/core'
import { defineVitePluginsSetup } from '@slidev/types'
import { brandColours } from 'slidev-addon-brand/node/brand.ts'
import { checkRemote, remoteGuard } from 'slidev-addon-live/node/remote.ts'
import { completeHead, withDirection } from 'slidev-addon-site/node/head.ts'
import { lightFonts, lightSite, printedRoles } from 'slidev-addon-site/node/light-site.ts'
import { assertTalk } from 'slidev-deck-kit/node/check.ts'
import { loadDeck } from 'slidev-deck-kit/node/deck-config.ts'
import { withoutComments } from 'slidev-deck-kit/node/public.ts'
import { runChecks } from 'slidev-deck-kit/node/read-deck.ts'

/**
 * Keeps a broken talk off the screen: a build or an export stops; in dev the
 * message lies over the last good slide until the talk is mended. Completes the
 * head of the public site. Keeps out who is not at this machine (remote.ts).
 */
export default defineVitePluginsSetup(async (options) => {
  const { entry, mode, data, clientRoot, base = '/', remote } = options
  checkRemote(remote)
  // The server asks for the password; the pages need not know it.
  delete options.remote
  const deck = await loadDeck(entry)
  const { root, config } = deck
  const check = async () => {
    assertTalk(readFileSync(entry, 'utf8'), deck)
    await runChecks(deck)
  }
  if (mode !== 'dev')
    await check()

  // Slidev's page in dev and in every build.
  options.utils.indexHtml = withDirection(options.utils.indexHtml, data.headmatter.lang)

  if (mode === 'build') {
    for (const slide of data.slides) {
      // Slidev ships it as it was written, comments included, for an editor that a build has not.
      slide.frontmatterRaw = ''
      // Slidev loads pictures ahead, those that only a comment names, too.
      slide.images = extractImagesUsage(withoutComments(slide.content), slide.frontmatter)
    }
  }

  const guard: Plugin = {
    name: 'talk-check',
    enforce: 'pre',
    configureServer({ environments: { client } }) {
      client.hot.on('vite:client:connect', () => {
        check().catch((error: Error) => client.hot.send({ type: 'error', err: { message: error.message, stack: '' } }))
      })
    },
    hotUpdate: {
      // Before Slidev takes the edit for its new data.
      order: 'pre',
      async handler({ file, read }) {
        const looking = (config.checks ?? []).filter(({ files }) => files.some(name => join(root, name) === file))
        if ((file !== entry && !looking.length) || this.environment.name !== 'client')
          return
        // Vite's read waits for an editor that has emptied the file and not yet written it.
        await read()
        for (const { reload } of looking)
          await reload?.(root)
        await check()
        // Vite's client takes its message down on any update, even an empty one.
        this.environment.hot.send({ type: 'update', updates: [] })
      },
    },
  }
  // scripts/build.ts adds the picture, and slides.pdf, for which Slidev's bar has a button.
  const picture = mode === 'build' && process.env.TALK_WITH_PICTURE !== undefined
  if (picture)
    data.config.download = `${base}slides.pdf`
  const address = (data.headmatter.seoMeta as { ogUrl?: string } | undefined)?.ogUrl
  const head: Plugin = {
    name: 'public-head',
    apply: () => mode === 'build',
    transformIndexHtml: { order: 'post', handler: html => completeHead(html, { base, address, picture }) },
  }

  // scripts/build.ts puts fonts of these characters into the pages.
  const characters = mode === 'build' ? process.env.TALK_CHARACTERS ?? '' : ''
  const light = lightSite({ talk: readFileSync(entry, 'utf8'), clientRoot, twoslash: data.config.twoslash !== false, presenter: process.env.TALK_WITH_NOTES !== undefined })
  // A worker is added to a build when it is complete, by the script that has asked for it.
  const offline: Plugin = {
    name: 'offline',
    config: () => ({ define: { __TALK_OFFLINE__: String(mode === 'build' && process.env.TALK_OFFLINE !== undefined) } }),
  }
  // scripts/talk-vite.ts asks for it: no public site has it, whatever else it publishes.
  const brandPage: Plugin = {
    name: 'brand-page',
    config: () => ({ define: { __TALK_BRAND__: String(mode === 'dev' || process.env.TALK_BRAND !== undefined) } }),
  }
  return [remoteGuard(remote), guard, brandColours(root, config), brandPage, head, offline, lightFonts(characters), printedRoles(), ...mode === 'build' ? [light] : []]
})
