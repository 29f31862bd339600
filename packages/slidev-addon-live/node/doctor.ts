import type { Browser, Page } from 'playwright-core'
import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { checkPort } from 'get-port-please'
import { sources } from 'slidev-deck-kit/node/build/fingerprint.ts'
import { planText } from 'slidev-deck-kit/node/check/check-plan.ts'
import { assertDeck, checkDeck } from 'slidev-deck-kit/node/check/check.ts'
import { installedBrowser, launch } from 'slidev-deck-kit/node/command/browser.ts'
import { typedAs } from 'slidev-deck-kit/node/command/typed-as.ts'
import { loadDeck } from 'slidev-deck-kit/node/deck-config.ts'
import { deckRoots } from 'slidev-deck-kit/node/deck-roots.ts'
import { canvas, openStage, stageMisfits } from 'slidev-deck-kit/node/fit.ts'
import { loadSlides } from 'slidev-deck-kit/node/load-slides.ts'
import { DeckError } from 'slidev-deck-kit/node/problems.ts'
import { countSlides } from 'slidev-deck-kit/node/read-deck.ts'
import { severityOf } from 'slidev-deck-kit/node/rules.ts'
import { knownLanguage } from 'slidev-deck-kit/shared/language.ts'
import { defaultPort, slideNumber } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { foreignText } from './foreign-text.ts'
import { serveStage } from './server.ts'
import { stageFolder } from './stage-build.ts'

/** Least free space, in bytes: a build, its caches and the PDFs take a tenth of it. */
const space = 500_000_000
/** The first of the ports that the doctor serves the deck at, beyond those that people use. */
const ownPort = 49_600

const handout = typedAs('slidev-handout')
const present = typedAs('slidev-present')

/** One look: gives what it found; throws what is wrong and what to do. */
type Look = () => string | Promise<string>

/**
 * Looks at a deck and its machine before a talk, and says what it found, one line for each look.
 *
 * @param entry the deck's Markdown file
 * @returns the exit code: 1 where there is something to mend
 */
export async function examine(entry: string): Promise<number> {
  const deck = await loadDeck(entry)
  const { file, root, config: { checks = [], fonts, check } } = deck
  const slides = existsSync(entry) ? readFileSync(entry, 'utf8') : ''
  const problems = checkDeck(slides, deck).filter(({ isWarning }) => !isWarning)
  // What the check refuses may be no deck at all.
  const read = problems.length ? undefined : loadSlides(slides, deck)
  const { roots } = deckRoots(dirname(resolve(entry)), root, read?.headmatter ?? {})
  const has = (addon: string) => roots.some(root => basename(root) === addon)
  const ofPace = has('slidev-addon-pace') ? problems.filter(({ key }) => key === 'pace' || key === 'duration') : []
  const build = stageFolder()
  let failed = 0

  await report('Node', () => {
    const [major, minor] = process.versions.node.split('.').map(Number)
    if (major < 22 || (major === 22 && minor < 12))
      throw new Error(`${process.version}; Slidev needs 22.12 or later: run it by npm, which brings its own`)
    return process.version
  })
  await report('talk', () => {
    const others = problems.filter(problem => !ofPace.includes(problem))
    if (others.length)
      throw new DeckError(file, others)
    const warnings = problems.length ? [] : assertDeck(slides, deck)
    return warnings.length ? `${file} is valid, but look at: ${warnings[0]}${warnings.length > 1 ? ` (and ${warnings.length - 1} more)` : ''}` : `${file} is valid`
  })
  if (has('slidev-addon-pace')) {
    await report('pace', () => {
      if (ofPace.length)
        throw new DeckError(file, ofPace)
      if (!read)
        throw new Error('not looked at; mend the talk first')
      return planText(read, knownLanguage(read.headmatter.lang))
    })
  }
  for (const { name, run } of checks)
    await report(name, () => run(root))
  await report('port', async () => {
    if (await checkPort(defaultPort, '127.0.0.1') === false)
      throw new Error(`${defaultPort} is taken; end what is there (an earlier talk?), or go on: the talk takes the next one`)
    return `${defaultPort} is free`
  })
  await report('disk', () => {
    const { bavail, bsize } = statfsSync('.')
    if (bavail * bsize < space)
      throw new Error(`${megabytes(bavail * bsize)} free; make room: ${megabytes(space)} are enough`)
    return `${megabytes(bavail * bsize)} free`
  })
  if (has('slidev-addon-handout')) {
    await report('handout', () => {
      const pdf = 'out/handout.pdf'
      if (!existsSync(pdf))
        throw new Error(`${pdf} is not there; ${handout}`)
      const printed = statSync(pdf).mtimeMs
      const later = sources().find(source => statSync(source).mtimeMs > printed)
      if (later)
        throw new Error(`${pdf} is older than ${later}; ${handout}`)
      return `${pdf} is as new as the talk`
    })
  }
  const isBuilt = await report('build', () => {
    if (!existsSync(build))
      throw new Error(`the talk has changed since it was built, or never was; ${present}`)
    return `${present} is ready at once`
  })
  let browser: Browser | undefined
  await report('browser', async () => {
    const program = installedBrowser()
    if (!program)
      throw new Error(`none is installed; ${has('slidev-addon-handout') ? `${handout} installs one` : 'install Chrome, Chromium or Edge'}, or CHROME_PATH=/path/to/chrome names one`)
    browser = await launch(program)
    return `${program}, ${browser.version()}`
  })
  // Neither the CSP nor the service worker hides what the deck asks for.
  const page = isBuilt && browser ? await browser.newPage({ viewport: canvas, reducedMotion: 'reduce', bypassCSP: true, serviceWorkers: 'block' }) : undefined
  const foreign = new Set<string>()
  const origin = page && await openTalk(page)
  await report('fonts', async () => {
    const require = createRequire(import.meta.url)
    for (const [, path] of (fonts ? readFileSync(join(root, fonts.sheet), 'utf8') : '').matchAll(/url\('([^']+)'\)/g)) {
      try {
        require.resolve(path)
      }
      catch {
        throw new Error(`${path} is not there; npm ci`)
      }
    }
    const lost = await looked().evaluate(async () => {
      const loaded = await Promise.allSettled([...document.fonts].filter(({ status }) => status !== 'unloaded').map(font => font.load()))
      return { count: loaded.length, failed: loaded.filter(({ status }) => status === 'rejected').length }
    })
    if (lost.failed || (fonts && !lost.count))
      throw new Error(`${lost.failed} of ${lost.count} cannot be shown; npm ci, then ${present}`)
    return lost.count ? `${lost.count} on the slide` : 'those of the machine'
  })
  await report('fit', async () => {
    const [first, ...others] = await stageMisfits(looked(), origin!, entry, countSlides(entry))
    if (first)
      throw new Error(`${first}${others.length ? ` (and ${others.length} more ${others.length === 1 ? 'slide' : 'slides'})` : ''}; use fewer words`)
    return 'nothing leaves the slide'
  })
  await report('network', async () => {
    for (const path of ['/presenter/1', ...has('slidev-addon-handout') ? ['/handout'] : []]) {
      await looked().goto(origin + path)
      await looked().locator(`[${slideNumber}]`).first().waitFor({ state: 'attached' })
      await looked().evaluate(() => document.fonts.ready)
    }
    return foreignText([...foreign], severityOf('foreign-request', check))
  })

  console.log(failed ? `\n${failed} ${failed === 1 ? 'thing' : 'things'} to mend.` : '\nThe talk is ready.')
  return failed ? 1 : 0

  /** Looks at one thing and says what it found, in one line. */
  async function report(name: string, look: Look): Promise<boolean> {
    let found: string
    let isGood = true
    try {
      found = await look()
    }
    catch (error) {
      isGood = false
      failed++
      found = (error as Error).message.split('\n')[0]
    }
    console.log(`${isGood ? 'ok  ' : 'FAIL'}  ${name.padEnd(8)} ${found}`)
    return isGood
  }

  /** The page that shows the built deck. */
  function looked(): Page {
    if (!page)
      throw new Error('not looked at; it needs the build and the browser')
    return page
  }

  /** Serves the built deck to a page, and notes what it asks of others. */
  async function openTalk(page: Page): Promise<string> {
    const { origin } = await serveStage(build, ownPort)
    await page.route(url => url.protocol.startsWith('http') && url.origin !== origin, (route) => {
      foreign.add(route.request().url())
      return route.abort()
    })
    await openStage(page, origin, 1)
    return origin
  }
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1e6)} MB`
}
