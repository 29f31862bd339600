import type { SiteWords } from 'slidev-deck-kit/shared/words.ts'
import type { Prerendered } from './prerender.ts'
import type { SiteOptions } from './site-options.ts'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeHtml } from '@vue/shared'
import { contentPolicy, headersFile } from 'slidev-deck-kit/node/policy.ts'
import { withoutFamilies } from './fonts.ts'
import { pageScript } from './page-script.ts'
import { clientAssets, isSound, loadFonts, prerenderedPage, withoutScript, withoutStyleAttributes } from './page.ts'
import { familiesOf, smallFonts } from './small-fonts.ts'

/**
 * Writes a page for every slide, so that it is there before any script and that
 * deep links and reloads work on hosts without rewrite rules; adds the headers.
 *
 * @param options what is built; its folder holds Slidev's client
 * @param prerendered the slides
 * @param characters of which the pages have fonts inside
 */
export async function writePages(options: SiteOptions, prerendered: Prerendered, characters: string): Promise<void> {
  const { deck: { entry, root, config: { fonts: ownFonts } }, folder, base } = options
  const { titles, words } = prerendered
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const assets = clientAssets(html)
  // Slidev asks for its page, then for the slide, only when its script runs.
  const later = globSync('assets/**/{play,md}-*.js', { cwd: folder }).map(file => `${base}${file.replaceAll('\\', '/')}`)
  const script = await pageScript({ ...assets, modules: [...assets.modules, ...later] }, base, prerendered.slides.map(({ steps }) => steps), words.lost)
  const fonts = ownFonts && await smallFonts(ownFonts, root, characters)
  const { slides, rules } = withoutStyleAttributes(prerendered.slides)
  const css = (ownFonts ? withoutFamilies(prerendered.css, familiesOf(ownFonts, root)) : prerendered.css) + rules
  const shared = { fonts, css, script, links: linksOf(options, words) }
  const policy = contentPolicy({
    scripts: [...fonts ? [hash(loadFonts)] : [], hash(script)],
    styles: [...fonts ? [hash(fonts)] : [], hash(css), hash(withoutScript)],
  })
  slides.forEach((slide, index) => {
    let page = prerenderedPage(html, slide, shared, policy)
    if (!isSound(page))
      page = prerenderedPage(html, Object.assign(slide, { html: '', steps: 0, failure: 'its HTML does not end with the slide, or uses the ids of the page' }), shared, policy)
    const place = `${entry}, slide ${slide.no}, ${titles[index] ?? 'without a title'}`
    if (slide.failure !== undefined)
      console.log(`${place}: shown once the talk is loaded, not before; it cannot be drawn without a browser: ${slide.failure}`)
    for (const [name, reason] of slide.without ?? [])
      console.log(`${place}: ${name} is shown once the talk is loaded, not before; it cannot be drawn without a browser: ${reason}`)
    mkdirSync(join(folder, String(slide.no)))
    // Of other addresses, hosts show the first slide's page.
    for (const file of [`${slide.no}/index.html`, ...index === 0 ? ['index.html', '404.html'] : []])
      writeFileSync(join(folder, file), page)
  })
  writeFileSync(join(folder, '_headers'), headersFile(base, policy))
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
