import type { Page } from 'playwright-core'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { parseSync } from '@slidev/parser/core'
import { canvas, measure } from 'slidev-deck-kit/node/fit.ts'
import { Deck, freePort } from 'slidev-deck-testing/deck.ts'
import { launch, open } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const deck = new Deck('tests/talk.md')
/** One page for all edits: each load asks for hundreds of modules. */
let page: Page
let url: string

beforeAll(async () => {
  page = await (await launch()).newPage({ viewport: canvas });
  ({ url } = await deck.start(await freePort()))
})

afterAll(() => deck.dispose())

/** Opens the slide with all of its steps, and hears of edits from now on. */
async function show(): Promise<void> {
  await Promise.all([
    page.waitForEvent('console', message => message.text() === '[vite] connected.'),
    open(page, url, 7),
  ])
}

/** Writes until the page shows a mistake, or none: the server's watcher misses an edit right after another. */
async function until(count: 0 | 1, write: () => void): Promise<void> {
  await expect.poll(() => {
    write()
    return page.locator('vite-error-overlay').count()
  }, { interval: 500, timeout: 20_000 }).toBe(count)
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
  const message = () => page.locator('vite-error-overlay .message-body').textContent()

  it.each(mistakes.filter(([name]) => name !== 'a sum'))('a mistake in %s is shown in the browser until it is mended', async (name, edits, messages) => {
    if (name === 'the data')
      await show()
    await until(1, () => deck.write(slides => withMistakes(slides, edits)))
    for (const text of messages)
      expect(await message()).toContain(text)
    expect(await page.locator('vite-error-overlay .stack').textContent()).toBe('')
    if (name === 'the data') {
      // On a page that is opened meanwhile, too.
      await show()
      for (const text of messages)
        expect(await message()).toContain(text)
    }
    await until(0, () => deck.write(deck.slides))
    await page.locator('main').getByText('3.5 hours').waitFor()
  })

  it.each(colourMistakes)('a mistake in %s of the brand is shown in the browser until it is mended', async (_, name, from, to, found) => {
    const file = join(deck.root, name)
    const before = readFileSync(file, 'utf8')
    await until(1, () => writeFileSync(file, before.replace(from, to)))
    expect(await message()).toMatch(found)
    await until(0, () => writeFileSync(file, before))
  })

  it('a change of a duration reaches the slide at the step where it stands', async () => {
    await edit(slides => slides.replace('3.5 hours', '3 h 40 min'))
    await page.locator('main').getByText('3 h 40 min').waitFor()
    expect(await page.locator('main time').nth(3).getAttribute('datetime')).toBe('PT3H40M')
    expect(new URL(page.url()).search).toBe('?clicks=7')
  })

  it('shows HTML in a step as text and never runs it', async () => {
    const step = '<img src=x onerror="document.title=1"> <script>document.title=2</script>'
    await edit(slides => slides.replace('- Creating dependency graph', `- '${step}'`))
    await page.locator('main').getByText(step).waitFor()
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(await page.title()).toBe('Real-World Workflow: Database Migration')
  })

  it('names on the page, and in a measure of it, the text that is too long, and a duration that cannot be read, whose row stands', async () => {
    const long: [from: string, to: string, found: string][] = [
      ['Creating dependency graph', `Creating the dependency graph of ${'all tables, '.repeat(18)}and relationships`, '<h3> "Verification" leaves the canvas by'],
      ['Database Migration', 'Migrating a Database of Eighty-Seven Tables in One Night', '<h1> "Real-World Workflow: Migrating a Databas…" leaves the canvas by'],
      ['zero downtime', `zero downtime, ${'and once more, backup first, '.repeat(4)}`, '<li> "Executes with full visibility" leaves <section> "What Happens Next:'],
    ]
    const unreadable = `<PhaseList :phases="[{ name: 'Plan', duration: 'soon', steps: [] }]" />`
    await edit(slides => `${long.reduce((slides, [from, to]) => slides.replace(from, to), slides)}\n---\n\n# Phases\n\n${unreadable}\n`)
    await page.locator('main').getByText(long[0][1]).waitFor()
    const { overflows } = await measure(page)
    for (const [, , found] of long)
      expect(overflows.join('\n')).toContain(found)
    for (const overflow of overflows)
      expect(overflow).toMatch(/by \d+ (?:× \d+ )?px$/)
    const notice = page.getByText(/^slide 1, step \d: <\w+> .* px \(and \d+ more\)$/)
    await notice.waitFor()
    await page.keyboard.press('PageDown')
    await page.getByText('slide 2, <PhaseList> phases[1].duration: found "soon"; allowed: a duration such as "2 min", "3.5 hours" or "1 h 30 min", from 1 s to 1000 years', { exact: true }).waitFor()
    const row = page.locator('#slideshow li').filter({ hasText: 'Plan' })
    await row.getByText('soon', { exact: true }).waitFor()
    expect(await row.getByRole('img').count()).toBe(0)
    await page.keyboard.press('PageUp')
    await notice.waitFor()
    await edit(slides => slides)
    await notice.waitFor({ state: 'detached' })
  })
})

describe('a build, an export and a start of a broken talk', () => {
  it('stop with the message alone, and leave an earlier output as it was', async () => {
    const broken = new Deck('tests/talk.md')
    const outputs = [join(broken.root, 'dist/index.html'), join(broken.root, 'out/slides.pdf')]
    mkdirSync(join(broken.root, 'dist'))
    mkdirSync(join(broken.root, 'out'))
    outputs.forEach(output => writeFileSync(output, 'earlier'))
    // One check serves all commands: each says the first mistake, and one of them the others.
    for (const [index, [, edits, messages]] of mistakes.entries()) {
      broken.write(slides => withMistakes(slides, edits))
      for (const script of index === 0 ? ['build', 'export', 'start'] : ['start']) {
        const { code, output } = await broken.run(script)
        expect(code).not.toBe(0)
        messages.forEach(message => expect(output).toContain(message))
        expect(output.trim().split('\n')).toHaveLength(messages.length)
      }
    }
    broken.write(broken.slides)
    for (const [script, [, name, from, to, message]] of [['export', colourMistakes[0]], ['start', colourMistakes[1]]] as const) {
      const file = join(broken.root, name)
      const before = readFileSync(file, 'utf8')
      writeFileSync(file, before.replace(from, to))
      const { code, output } = await broken.run(script)
      expect(code).not.toBe(0)
      expect(output.trim().split('\n')[0]).toMatch(message)
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

  // Each of another kind: slides run at build time, a build that is kept, one in a worker.
  it.each([['build', '--no-picture'], ['present'], ['export']])('is named in one line by %s', async (script, ...args) => {
    broken.write('# One\n\n---\n\n# Two\n\nText {{ a b }}\n')
    const { code, output } = await broken.run(script, ...args)
    expect(code, output).toBe(1)
    expect(output, script).toMatch(/^.*…\nslides\.md, slide 2, text: found "\{\{ a b \}\}" on line 7 \(.*\); allowed: .*\n$/)
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
