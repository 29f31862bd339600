import type { Browser, BrowserContext, Page } from 'playwright-core'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { parseSync } from '@slidev/parser/core'
import { canvas, measure } from 'slidev-deck-kit/node/fit.ts'
import { Deck, freePort } from 'slidev-deck-testing/deck.ts'
import { launch, open } from 'slidev-deck-testing/stage.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const deck = new Deck('tests/talk.md')
const markdown = new Deck('tests/components.md')
const unreadable = markdown.slides.replace('duration: \'1 h\'', 'duration: \'soon\'')
const unreadableDuration = 'slide 1, <PhaseList> phases[1].duration: found "soon"; allowed: a duration such as "2 min", "3.5 hours" or "1 h 30 min", from 1 s to 1000 years'
let browser: Browser
/** One for all pages: what has not changed is not asked for again. */
let windows: BrowserContext
let page: Page
let url: string

beforeAll(async () => {
  browser = await launch()
  windows = await browser.newContext({ viewport: canvas });
  ({ url } = await deck.start(await freePort()))
})

afterAll(() => Promise.all([deck.dispose(), markdown.dispose()]))

/** Opens the slide on a page that hears of edits from now on. */
async function show(step: number): Promise<void> {
  await Promise.all([
    page.waitForEvent('console', message => message.text() === '[vite] connected.'),
    open(page, url, step),
  ])
}

/** Edits the talk and waits until the server has taken it up; its watcher misses an edit right after another, and a busy one may answer none while it takes one up. */
async function edit(talk: (slides: string) => string): Promise<void> {
  const [slide] = parseSync(talk(deck.slides), 'slides.md').slides
  await expect.poll(async () => {
    deck.write(talk)
    const { title, frontmatter } = await (await fetch(new URL('__slidev/slides/1.json', url), { signal: AbortSignal.timeout(5000) })).json() as typeof slide
    return { title, ...frontmatter }
  }, { interval: 500, timeout: 20_000 }).toMatchObject({ title: slide.title, ...slide.frontmatter })
}

/** Mistakes on each of the ways that one is found: by the check, all at once, and in Slidev's own reading. tests/unit has every kind. */
const mistakes: [name: string, edits: [from: string, to: string][], messages: string[]][] = [
  ['the data', [['duration: 3.5 hours', 'duration: 3.5 fortnights'], ['lang: en', 'lang: en\ncolourScheme: dark']], [
    'slides.md, slide 1, colourScheme: found a key that has no meaning here; allowed: command, next, execution, metrics, pace, the keys of Slidev',
    'slides.md, slide 1, execution.phases[4].duration: found "3.5 fortnights"; allowed: a duration such as',
  ]],
  ['a sum', [['value: 4 hours', 'value: 3 hours']], ['slides.md, slide 1, metrics[1].value: found "3 hours"; allowed: the sum of the phases, 2 + 5 + 15 + 210 + 20 = 252 min']],
  ['YAML', [['name: Backup', 'name: "Backup']], ['slides.md, slide 1, ']],
]

function withMistakes(slides: string, edits: [from: string, to: string][]): string {
  return edits.reduce((slides, [from, to]) => slides.replace(from, to), slides)
}

/** Mistakes in each file that the colours are checked by: tests/unit has every kind. */
const colourMistakes: [name: string, file: string, from: string, to: string, message: RegExp][] = [
  ['a contrast', 'styles/tokens.css', '#4C5A61', '#9CAAB1', /^styles\/tokens\.css, line \d+, text-muted on page, paper: found 2\.\d\d \(slate-steel #9CAAB1 on paper #FFFFFF\); allowed: 4\.5 or more, for /],
  ['a pair', 'styles/contrast.ts', 'role: \'footer\'', 'role: \'foter\'', /^styles\/contrast\.ts, line \d+, foter: found a role that is not in styles\/tokens\.css; allowed: /],
]

describe('in the live talk', () => {
  // A page of its own for each test: an edit reloads it at a moment of its own.
  beforeEach(async () => {
    page = await windows.newPage()
  })

  afterEach(async () => {
    await page.close()
    await edit(slides => slides)
  })

  // A sum is found by the check, as the data is.
  it.each(mistakes.filter(([name]) => name !== 'a sum'))('a mistake in %s is shown in the browser until it is mended', async (_, edits, messages) => {
    await show(5)
    deck.write(slides => withMistakes(slides, edits))
    const overlay = page.locator('vite-error-overlay .message-body')
    await overlay.waitFor()
    for (const message of messages)
      expect(await overlay.textContent()).toContain(message)
    expect(await page.locator('vite-error-overlay .stack').textContent()).toBe('')

    await show(5)
    await overlay.waitFor()
    for (const message of messages)
      expect(await overlay.textContent()).toContain(message)
    deck.write(deck.slides)
    await overlay.waitFor({ state: 'detached' })
    await page.locator('main').getByText('3.5 hours').waitFor()
  })

  it.each(colourMistakes)('a mistake in %s of the brand is shown in the browser until it is mended', async (_, name, from, to, message) => {
    const file = join(deck.root, name)
    const before = readFileSync(file, 'utf8')
    await show(5)
    writeFileSync(file, before.replace(from, to))
    const overlay = page.locator('vite-error-overlay .message-body')
    await overlay.waitFor()
    expect(await overlay.textContent()).toMatch(message)
    // The server's watcher misses an edit right after another.
    await expect.poll(() => {
      writeFileSync(file, before)
      return overlay.count()
    }, { interval: 500, timeout: 20_000 }).toBe(0)
  })

  it('a change of a duration reaches the slide at the step where it stands', async () => {
    await show(5)
    deck.write(slides => slides.replace('3.5 hours', '3 h 40 min'))
    await page.locator('main').getByText('3 h 40 min').waitFor()
    expect(await page.locator('main time').nth(3).getAttribute('datetime')).toBe('PT3H40M')
    expect(new URL(page.url()).search).toBe('?clicks=5')
  })

  it('shows HTML in a step as text and never runs it', async () => {
    const step = '<img src=x onerror="document.title=1"> <script>document.title=2</script>'
    await edit(slides => slides.replace('- Creating dependency graph', `- '${step}'`))
    await show(7)
    await page.locator('main').getByText(step).waitFor()
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(await page.title()).toBe('Real-World Workflow: Database Migration')
  })

  it('text that is too long is found by the measure of what fits, with the element and by how much', async () => {
    const long: [from: string, to: string, found: string][] = [
      ['Creating dependency graph', `Creating the dependency graph of ${'all tables, '.repeat(18)}and relationships`, '<h3> "Verification" leaves the canvas by'],
      ['Database Migration', 'Migrating a Database of Eighty-Seven Tables in One Night', '<h1> "Real-World Workflow: Migrating a Databas…" leaves the canvas by'],
      ['zero downtime', `zero downtime, ${'and once more, backup first, '.repeat(4)}`, '<li> "Executes with full visibility" leaves <section> "What Happens Next:'],
    ]
    await edit(slides => long.reduce((slides, [from, to]) => slides.replace(from, to), slides))
    await show(7)
    await page.locator('main').getByText(long[0][1]).waitFor()
    const { overflows } = await measure(page)
    for (const [, , found] of long)
      expect(overflows.join('\n')).toContain(found)
    for (const overflow of overflows)
      expect(overflow).toMatch(/by \d+ (?:× \d+ )?px$/)
    const notice = page.getByText(/^slide 1, step \d: <\w+> .* px \(and \d+ more\)$/)
    await notice.waitFor()
    deck.write(deck.slides)
    await notice.waitFor({ state: 'detached' })
  })

  it('a duration in the Markdown of a slide that cannot be read is named on the page, and its row stands', async () => {
    await edit(() => unreadable)
    await show(1)
    await page.getByText(unreadableDuration, { exact: true }).waitFor()
    const row = page.locator('#slideshow li').filter({ hasText: 'Plan' }).first()
    await row.getByText('soon', { exact: true }).waitFor()
    expect(await row.getByRole('img').count()).toBe(0)
  })
})

it('a duration in the Markdown of a slide that cannot be read is named by a command, which goes on', async () => {
  markdown.write(unreadable)
  const { code, output } = await markdown.run('export')
  expect(output).toContain(`slides.md, ${unreadableDuration}`)
  expect(code).toBe(0)
})

describe('a build, an export and a start of a broken talk', () => {
  it('stop with the message alone, and leave an earlier output as it was', async () => {
    const broken = new Deck('tests/talk.md')
    const outputs = [join(broken.root, 'dist/index.html'), join(broken.root, 'out/slides.pdf')]
    mkdirSync(join(broken.root, 'dist'))
    mkdirSync(join(broken.root, 'out'))
    outputs.forEach(output => writeFileSync(output, 'earlier'))
    // One check serves all commands: each says the first mistake, and one of them the others.
    const runs = (isFirst: boolean) => Promise.all((isFirst ? ['build', 'export', 'start'] : ['start']).map(script => broken.run(script)))
    for (const [index, [, edits, messages]] of mistakes.entries()) {
      broken.write(slides => withMistakes(slides, edits))
      for (const { code, output } of await runs(index === 0)) {
        expect(code).not.toBe(0)
        messages.forEach(message => expect(output).toContain(message))
        expect(output.trim().split('\n')).toHaveLength(messages.length)
      }
    }
    broken.write(broken.slides)
    for (const [index, [, name, from, to, message]] of colourMistakes.entries()) {
      const file = join(broken.root, name)
      const before = readFileSync(file, 'utf8')
      writeFileSync(file, before.replace(from, to))
      for (const { code, output } of await runs(index === 0)) {
        expect(code).not.toBe(0)
        expect(output.trim().split('\n')[0]).toMatch(message)
      }
      writeFileSync(file, before)
    }
    outputs.forEach(output => expect(readFileSync(output, 'utf8')).toBe('earlier'))
    expect(readdirSync(join(broken.root, 'out'))).toEqual(['slides.pdf'])
    await broken.dispose()
  })
})

describe('what the check lets through and a build stops at', () => {
  const broken = new Deck('tests/talk.md')
  afterAll(() => broken.dispose())

  it('is named in one line by every command', async () => {
    broken.write('# One\n\n---\n\n# Two\n\nText {{ a b }}\n')
    for (const [script, ...args] of [['build', '--no-picture'], ['present'], ['single'], ['export'], ['handout']]) {
      const { code, output } = await broken.run(script, ...args)
      expect(code, output).toBe(1)
      expect(output, script).toMatch(/^.*…\nslides\.md, slide 2, text: found "\{\{ a b \}\}" on line 7 \(.*\); allowed: .*\n$/)
    }
  })
})

describe('a command that was killed', () => {
  const broken = new Deck('tests/talk.md')
  afterAll(() => broken.dispose())

  it('leaves nothing behind that the next command does not clear', async () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    const left = (pid: number) => [`.dist-${pid}/index.html`, `out/.slides.pdf.${pid}`].map(file => join(broken.root, file))
    for (const file of [...left(pid), ...left(process.pid)]) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, '')
    }
    await broken.run('build', '--base', 'nowhere')
    expect(left(pid).filter(file => existsSync(file))).toEqual([])
    expect(left(process.pid).every(file => existsSync(file))).toBe(true)
  })
})
