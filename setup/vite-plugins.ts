import type { Plugin } from 'vite'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import process from 'node:process'
import { extractImagesUsage } from '@slidev/parser/core'
import { defineVitePluginsSetup } from '@slidev/types'
import { assertColours, brandColours, brandFiles, brandModule, reloadPairs } from 'slidev-addon-brand/node/brand.ts'
import { checkRemote, remoteGuard } from 'slidev-addon-live/node/remote.ts'
import { completeHead, withDirection } from 'slidev-addon-site/node/head.ts'
import { lightFonts, lightSite, printedRoles } from 'slidev-addon-site/node/light-site.ts'
import { assertTalk } from 'slidev-deck-kit/node/check.ts'
import { withoutComments } from 'slidev-deck-kit/node/public.ts'

/**
 * Keeps a broken talk off the screen: a build or an export stops; in dev the
 * message lies over the last good slide until the talk is mended. Completes the
 * head of the public site. Keeps out who is not at this machine (remote.ts).
 */
export default defineVitePluginsSetup((options) => {
  const { entry, mode, data, clientRoot, base = '/', remote } = options
  checkRemote(remote)
  // The server asks for the password; the pages need not know it.
  delete options.remote
  const check = () => {
    assertTalk(readFileSync(entry, 'utf8'), basename(entry))
    assertColours()
  }
  if (mode !== 'dev')
    check()

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
      async handler({ file, modules, read }) {
        const isColours = Object.values(brandFiles).includes(file)
        if ((file !== entry && !isColours) || this.environment.name !== 'client')
          return
        // Vite's read waits for an editor that has emptied the file and not yet written it.
        await read()
        if (file === brandFiles.list)
          await reloadPairs()
        check()
        // Vite's client takes its message down on any update, even an empty one.
        this.environment.hot.send({ type: 'update', updates: [] })
        const table = isColours && this.environment.moduleGraph.getModuleById(brandModule)
        return table ? [...modules, table] : undefined
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
  return [remoteGuard(remote), guard, brandColours(), brandPage, head, offline, lightFonts(characters), printedRoles(), ...mode === 'build' ? [light] : []]
})
