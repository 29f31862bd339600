import type { SiteWords } from 'slidev-deck-kit/shared/words.ts'
import type { ModulePreloads } from './module-preloads.ts'
import type { PrerenderedSlide } from './page.ts'
import type { Prerendered } from './prerender.ts'
import type { SiteOptions } from './site-options.ts'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeHtml } from '@vue/shared'
import { contentPolicy, headersFile } from 'slidev-deck-kit/node/build/policy.ts'
import { isForeign } from 'slidev-deck-kit/node/foreign.ts'
import { allowedFor, asksForFonts } from './allowed.ts'
import { aroundSlide, clientStyles, deckVariables } from './client-styles.ts'
import { withoutFamilies } from './fonts.ts'
import { chooseSchema, loadFonts, waitForScript } from './head-scripts.ts'
import { parseSlide, serialize } from './html.ts'
import { pageScript } from './page-script.ts'
import { clientAssets, isSound, prerenderedPage, withoutScript, withoutStyleAttributes } from './page.ts'
import { familiesOf, smallFonts } from './small-fonts.ts'
import { usedStyles } from './used-styles.ts'

/**
 * Writes a page for every slide, so that it is there before any script and that
 * deep links and reloads work on hosts without rewrite rules; adds the headers.
 *
 * @param options what is built; its folder holds Slidev's client
 * @param prerendered the slides
 * @param characters of which the pages have fonts inside
 * @param preloads what the pages ask for before Slidev's client does
 */
export async function writePages(options: SiteOptions, prerendered: Prerendered, characters: string, preloads: ModulePreloads): Promise<void> {
  const { deck: { entry, root, config: { fonts: ownFonts, layouts = {} } }, folder, base } = options
  const { slides, data, words } = prerendered
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const assets = clientAssets(html)
  const sheets = assets.sheets.filter(sheet => sheet.startsWith(base))
  const addresses = (files: readonly string[] = []) => files.map(file => base + file)
  const script = await pageScript({ ...assets, sheets, modules: [...assets.modules, ...addresses(preloads.all)] }, base, words.lost)
  const fonts = ownFonts && await smallFonts(ownFonts, root, characters)
  const styles = clientStyles(folder, sheets, base, css => ownFonts ? withoutFamilies(css, familiesOf(ownFonts, root)) : css)
  const schema = ['dark', 'light'].find(schema => schema === data.config.colorSchema) ?? ''
  const webFonts = asksForFonts(data) ? assets.sheets.filter(isForeign) : []
  const wait = waitForScript(base)
  const shared = { fonts, schema, wait, script, webFonts, links: linksOf(options, words) }
  const allowed = allowedFor(prerendered)
  const scripts = [...fonts ? [hash(loadFonts)] : [], ...schema ? [] : [hash(chooseSchema)], hash(wait), hash(script)]
  const policies = new Set<string>()
  slides.forEach((slide, index) => {
    const pageOf = (slide: PrerenderedSlide) => {
      const tree = parseSlide(slide.html)
      const rules = withoutStyleAttributes(tree)
      const own = deckVariables(data) + rules
      const css = usedStyles(styles, tree, aroundSlide, own + serialize(tree)) + own
      const policy = contentPolicy({
        scripts,
        styles: [...fonts ? [hash(fonts)] : [], hash(css), hash(withoutScript)],
      }, allowed)
      policies.add(policy)
      return prerenderedPage(html, { ...slide, html: serialize(tree) }, shared, { css, policy, modules: addresses(preloads.slides.get(slide.no)), isWhole: !layouts[data.slides[index].frontmatter.layout ?? '']?.reflows, slides: slides.length, before: slides[index - 1]?.steps ?? 0 })
    }
    let page = pageOf(slide)
    if (!isSound(page))
      page = pageOf(Object.assign(slide, { html: '', steps: 0, failure: 'its HTML does not end with the slide, or uses the ids of the page' }))
    const place = `${entry}, slide ${slide.no}, ${data.slides[index].title ?? 'without a title'}`
    if (slide.failure !== undefined)
      console.log(`${place}: shown once the talk is loaded, not before; it cannot be drawn without a browser: ${slide.failure}`)
    for (const [name, reason] of slide.without ?? [])
      console.log(`${place}: ${name} is shown once the talk is loaded, not before; it cannot be drawn without a browser: ${reason}`)
    mkdirSync(join(folder, String(slide.no)))
    // Of other addresses, hosts show the first slide's page.
    for (const file of [`${slide.no}/index.html`, ...index === 0 ? ['index.html', '404.html'] : []])
      writeFileSync(join(folder, file), page)
  })
  // A header holds for all pages. Where each has styles of its own, only the page names them.
  const [policy, ...others] = policies
  const common = others.length ? contentPolicy({ scripts, styles: [] }, { ...allowed, styles: 'elements' }) : policy
  writeFileSync(join(folder, '_headers'), headersFile(base, common))
  // Slidev's own build sends what is no file to its client, too.
  if (!existsSync(join(folder, '_redirects')))
    writeFileSync(join(folder, '_redirects'), `${base}*    ${base}index.html   200\n`)
  // Without this file, GitHub Pages leaves out what begins with an underscore.
  writeFileSync(join(folder, '.nojekyll'), '')
}

/** Where the links below a slide on a phone lead to. */
function linksOf({ base, withNotes, noPicture }: SiteOptions, { stage, pdf, handout }: SiteWords): { text: string, href: string }[] {
  return [
    { text: stage, href: '?stage' },
    ...noPicture ? [] : [{ text: pdf, href: `${base}slides.pdf` }],
    ...!noPicture && withNotes ? [{ text: handout, href: `${base}handout.pdf` }] : [],
  ].map(({ text, href }) => ({ text: escapeHtml(text), href }))
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
