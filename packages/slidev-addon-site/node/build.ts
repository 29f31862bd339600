import type { Browser } from 'playwright-chromium'
import type { Deck } from 'slidev-deck-kit/node/deck-config.ts'
import type { SiteWords } from 'slidev-deck-kit/shared/words.ts'
import type { Prerendered } from './prerender.ts'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { escapeHtml } from '@vue/shared'
import { makePdf } from 'slidev-addon-handout/node/pdf.ts'
import { buildBeside } from 'slidev-addon-handout/node/print-deck.ts'
import { printMisfits } from 'slidev-addon-handout/node/print-fit.ts'
import { addServiceWorker } from 'slidev-deck-kit/node/add-service-worker.ts'
import { findBrowser, launch } from 'slidev-deck-kit/node/browser.ts'
import { buildDeck } from 'slidev-deck-kit/node/build-deck.ts'
import { atEnd, runCommand } from 'slidev-deck-kit/node/command.ts'
import { contentPolicy, headersFile } from 'slidev-deck-kit/node/policy.ts'
import { readDeck } from 'slidev-deck-kit/node/read-deck.ts'
import { optionsTypedAs, typedAs } from 'slidev-deck-kit/node/typed-as.ts'
import { withoutFamilies } from './fonts.ts'
import { pictureSize, publicHead, touchIconSize } from './head.ts'
import { lightFonts } from './light-site.ts'
import { clientAssets, isSound, loadFonts, prerenderedPage, withoutScript, withoutStyleAttributes } from './page.ts'
import { pageProgram, prerender } from './prerender.ts'
import { familiesOf, smallFonts } from './small-fonts.ts'

const bin = 'slidev-site'
const output = 'dist'
/** Built first, then renamed: an earlier site stays whole until the new one is. */
const draft = `.${output}-${process.pid}`

/** What is asked for. */
interface Wish {
  deck: Deck & { markdown: string }
  base: string
  withNotes: boolean
  noPicture: boolean
}

await runCommand({
  name: typedAs(bin),
  options: {
    'base': { type: 'string', default: '/' },
    'with-notes': { type: 'boolean', default: false },
    'no-picture': { type: 'boolean', default: false },
  },
  allowed: optionsTypedAs(bin, '--base /talks/spring/', '--with-notes', '--no-picture'),
  stopped: () => `Stopped: ${output}/ is as it was.`,
}, async ({ base, 'with-notes': withNotes, 'no-picture': noPicture }, entry) => {
  const deck = await readDeck(entry)
  if (!/^\/(?:[\w.~-]+\/)*$/.test(base))
    throw new Error(`${typedAs(bin)}: --base: found "${base}"; allowed: a path from slash to slash, such as /talks/spring/`)
  const wish = { deck, base, withNotes, noPicture }
  atEnd(() => rmSync(draft, { recursive: true, force: true }))
  if (withNotes)
    console.log('The speaker\'s notes, the presenter view and the handout are published with this site.')
  const browser = noPicture ? undefined : await startBrowser()
  const printed = browser && buildBeside(entry)
  console.log('Preparing the slides…')
  const prerendered = await prerender(entry, base)
  const characters = charactersOf([...prerendered.slides.map(({ html }) => html), ...Object.values(prerendered.words)].join())
  console.log('Building the site…')
  await buildPages(wish, characters)
  await completeSite(wish, prerendered, characters)
  if (browser && printed)
    await addPicture(wish, browser, printed)
  await addServiceWorker(draft, 'site', deck.config.fonts ? ['**/*.woff2'] : [])
  publish(base)
})

/** The picture and the PDF need a browser: without one the site is built only where that is said. */
async function startBrowser(): Promise<Browser> {
  try {
    return await launch(findBrowser())
  }
  catch (error) {
    throw new Error(`${(error as Error).message}\nOr build the site without the picture for link previews and without slides.pdf: ${typedAs(bin, '--no-picture')}`)
  }
}

/** What a reader sees of HTML, each character once. */
function charactersOf(html: string): string {
  const text = html.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot|#39);/g, '&<>"\'')
  return [...new Set(text)].filter(character => character >= ' ').sort().join('')
}

/** Builds the talk, which the pages load, into the draft; they have fonts of some characters inside. */
async function buildPages({ deck: { entry, root, config: { fonts } }, base, withNotes, noPicture }: Wish, characters: string): Promise<void> {
  await buildDeck({
    entry,
    base,
    purpose: 'site',
    notes: withNotes,
    plugins: ({ data: { config, headmatter } }) => {
      // Slidev's bar has a button for it.
      if (!noPicture)
        config.download = `${base}slides.pdf`
      const address = (headmatter.seoMeta as { ogUrl?: string } | undefined)?.ogUrl
      return [fonts && lightFonts(familiesOf(fonts, root), characters), publicHead({ base, address, picture: !noPicture })]
    },
    config: { build: { outDir: resolve(draft), emptyOutDir: true } },
  })
}

/**
 * Prepares a page for every slide, so that it is there before its script and
 * that deep links and reloads work where no rewrite rule is; adds the headers.
 */
async function completeSite({ deck, base, withNotes, noPicture }: Wish, { slides, titles, css, words }: Prerendered, characters: string): Promise<void> {
  const html = readFileSync(join(draft, 'index.html'), 'utf8')
  const talk = clientAssets(html)
  // Slidev asks for its page, then for the slide, only when its script runs.
  const later = globSync('assets/**/{play,md}-*.js', { cwd: draft }).map(file => `${base}${file.replaceAll('\\', '/')}`)
  const script = await pageProgram({ ...talk, modules: [...talk.modules, ...later] }, base, slides.map(({ steps }) => steps), words.lost)
  const { entry, root, config } = deck
  const fonts = config.fonts && await smallFonts(config.fonts, root, characters)
  const sheet = config.fonts ? withoutFamilies(css, familiesOf(config.fonts, root)) : css
  const { slides: drawn, rules } = withoutStyleAttributes(slides)
  const shared = { fonts, css: sheet + rules, script, links: linksOf({ base, withNotes, noPicture }, words) }
  const policy = contentPolicy({ scripts: [...fonts ? [hash(loadFonts)] : [], hash(script)], styles: [...fonts ? [hash(fonts)] : [], hash(shared.css), hash(withoutScript)] })
  drawn.forEach((slide, index) => {
    let page = prerenderedPage(html, slide, shared, policy)
    if (!isSound(page))
      page = prerenderedPage(html, Object.assign(slide, { html: '', steps: 0, failure: 'its HTML does not end with the slide, or uses the ids of the page' }), shared, policy)
    if (slide.failure !== undefined)
      console.log(`${entry}, slide ${slide.no}, ${titles[index] ?? 'without a title'}: shown once the talk is loaded, not before; it cannot be drawn without a browser: ${slide.failure}`)
    const folder = join(draft, String(slide.no))
    mkdirSync(folder)
    writeFileSync(join(folder, 'index.html'), page)
    if (index === 0) {
      writeFileSync(join(draft, 'index.html'), page)
      writeFileSync(join(draft, '404.html'), page)
    }
  })
  writeFileSync(join(draft, '_headers'), headersFile(base, policy))
  // As Slidev's own build does: an address that is no file is the talk's to answer.
  if (!existsSync(join(draft, '_redirects')))
    writeFileSync(join(draft, '_redirects'), `${base}*    ${base}index.html   200\n`)
  // GitHub Pages leaves out what begins with an underscore, unless it is told not to look.
  writeFileSync(join(draft, '.nojekyll'), '')
}

/** Where the pocket setting leads to. */
function linksOf({ base, withNotes, noPicture }: Omit<Wish, 'deck'>, { stage, pdf, handout }: SiteWords): { text: string, href: string }[] {
  return [
    { text: stage, href: '?stage' },
    ...noPicture ? [] : [{ text: pdf, href: `${base}slides.pdf` }],
    ...!noPicture && withNotes ? [{ text: handout, href: `${base}handout.pdf` }] : [],
  ].map(({ text, href }) => ({ text: escapeHtml(text), href }))
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/** Adds what is taken along (the slides, the handout where notes are published) and the pictures: of a link to the site, of the site on a phone. */
async function addPicture({ deck: { entry, markdown }, base, withNotes }: Wish, browser: Browser, printed: Promise<string>): Promise<void> {
  console.log('Printing the slides and taking their picture…')
  for (const misfit of await printMisfits(browser, printed, entry))
    console.warn(misfit)
  for (const [file, path] of [['slides.pdf', '/print?print=true'], ...withNotes ? [['handout.pdf', '/handout?print=true']] : []])
    writeFileSync(join(draft, file), (await makePdf(browser, printed, entry, path, markdown)).content)
  // The prerendered page without a script shows every step.
  const page = await browser.newPage({ viewport: pictureSize, javaScriptEnabled: false })
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname.slice(base.length - 1)
    return route.fulfill({ path: join(draft, path === '/' ? 'index.html' : path) })
  })
  await page.goto(`http://deck.localhost${base}`)
  await page.evaluate(() => document.fonts.ready)
  writeFileSync(join(draft, 'og.png'), await page.screenshot())
  const icon = await page.locator('link[rel=icon]').getAttribute('href')
  await page.setViewportSize(touchIconSize)
  await page.goto(new URL(icon!, page.url()).href)
  writeFileSync(join(draft, 'apple-touch-icon.png'), await page.screenshot())
}

/** Puts the site in its place. */
function publish(base: string): void {
  const earlier = `${draft}-earlier`
  try {
    renameSync(output, earlier)
  }
  catch {
    // There is no earlier one.
  }
  renameSync(draft, output)
  rmSync(earlier, { recursive: true, force: true })
  const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter(file => file.isFile())
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
  console.log(`${output}/: ${files.length} files, ${Math.ceil(bytes / 1000)} kB, for ${base}`)
}
