import type { Server } from 'node:net'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { Deck, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'

const deck = new Deck('recipe.md', packagesDeck)
/** What the doctor's process is given, and what this one had before. */
const before = { CHROME_PATH: process.env.CHROME_PATH, NODE_OPTIONS: process.env.NODE_OPTIONS }
let taken: Server | undefined

/** Runs the doctor; gives its exit code, and what it says of each thing. */
async function doctor(run = deck.run('doctor')): Promise<{ code: number, said: Record<string, string>, end: string }> {
  const { code, output } = await run
  const lines = output.trim().split('\n')
  const said = lines.map(line => /^(ok|FAIL) +(\w+) +(\S.*)$/.exec(line)).filter(found => found !== null)
  // One line each: nothing else is said but how it ended.
  expect(lines.length, output).toBe(said.length + 2)
  return { code, said: Object.fromEntries(said.map(([, state, name, text]) => [name, `${state}: ${text}`])), end: lines.at(-1)! }
}

beforeAll(async () => {
  expect(await deck.run('handout')).toMatchObject({ code: 0, output: expect.stringContaining('1 page') as string });
  (await deck.present()).kill()
})

afterEach(() => {
  deck.write(deck.slides)
  for (const [name, value] of Object.entries(before)) {
    process.env[name] = value
    if (value === undefined)
      delete process.env[name]
  }
  taken?.close()
})

afterAll(() => deck.dispose())

it('finds nothing to mend where all is well', async () => {
  const { code, said, end } = await doctor(deck.runByNpm('doctor'))
  expect(said).toMatchObject({
    Node: `ok: ${process.version}`,
    talk: 'ok: slides.md is valid',
    pace: 'ok: the steps add up to 20 min',
    disk: expect.stringMatching(/^ok: \d+ MB free$/) as string,
    handout: 'ok: out/handout.pdf is as new as the talk',
    build: 'ok: npm run present is ready at once',
    browser: expect.stringMatching(/^ok: .+, \d+\./) as string,
    fonts: 'ok: those of the machine',
    fit: 'ok: nothing leaves the slide',
    network: 'ok: no request leaves the machine',
  })
  // Another talk may be on, here as elsewhere.
  const isFree = said.port === 'ok: 3030 is free'
  expect([code, end]).toEqual(isFree ? [0, 'The talk is ready.'] : [1, '1 thing to mend.'])
})

it('names what is amiss with the machine and the talk, and what to do', async () => {
  await new Promise<void>((done) => {
    taken = createServer().listen(3030, '127.0.0.1', done).on('error', () => done())
  })
  process.env.CHROME_PATH = '/nowhere/chrome'
  // A Node and a disk as another machine may have them.
  const machine = join(deck.root, 'machine.mjs')
  writeFileSync(machine, `
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    if (process.argv[1]?.includes('slidev-doctor')) {
      Object.defineProperty(process.versions, 'node', { value: '22.11.0' })
      fs.statfsSync = () => ({ bavail: 1000, bsize: 4096 })
      syncBuiltinESMExports()
    }`)
  process.env.NODE_OPTIONS = `--import ${machine}`
  deck.write(slides => slides.replace('3.5 hours', '3.5 fortnights'))
  const { code, said, end } = await doctor()
  expect(said).toMatchObject({
    Node: expect.stringMatching(/^FAIL: v[\d.]+; Slidev needs 22\.12 or later: run it by npm, which brings its own$/) as string,
    talk: expect.stringMatching(/^FAIL: slides\.md, slide 1, baking\.stages\[3\]\.duration: found "3\.5 fortnights"; allowed: /) as string,
    pace: 'FAIL: not looked at; mend the talk first',
    port: 'FAIL: 3030 is taken; end what is there (an earlier talk?), or go on: the talk takes the next one',
    disk: 'FAIL: 4 MB free; make room: 500 MB are enough',
    handout: 'FAIL: out/handout.pdf is older than machine.mjs; npm run handout',
    build: 'FAIL: the talk has changed since it was built, or never was; npm run present',
    browser: 'FAIL: CHROME_PATH: found "/nowhere/chrome", which is not a file; allowed: the path of a Chrome, Chromium or Edge.',
    fonts: 'FAIL: not looked at; it needs the build and the browser',
    fit: 'FAIL: not looked at; it needs the build and the browser',
    network: 'FAIL: not looked at; it needs the build and the browser',
  })
  expect([code, end]).toEqual([1, '11 things to mend.'])
})

it('names a pace that does not add up, where the deck takes it for a mistake', async () => {
  // It is not needed.
  process.env.CHROME_PATH = '/nowhere/chrome'
  deck.edit('deck.config.ts', 'words: {', 'check: { plan: \'error\' }, words: {')
  deck.write(slides => slides.replace('duration: 20min', 'duration: 21 min'))
  const { code, said } = await doctor()
  deck.edit('deck.config.ts', 'check: { plan: \'error\' }, words: {', 'words: {')
  expect(said.pace).toMatch(/^FAIL: slides\.md, slide 1, duration: found "21 min"; allowed: /)
  expect(said.talk).toBe('ok: slides.md is valid')
  expect(code).toBe(1)
})

it('says over how many slides a duration without a pace is spread', async () => {
  process.env.CHROME_PATH = '/nowhere/chrome'
  deck.write(slides => slides.replace(/^pace: .*\n/m, '').replace('duration: 20min', 'duration: 35min'))
  const { said } = await doctor()
  expect(said.pace).toBe('ok: 35 min, spread over 1 slide')
})

it('looks at the built talk: what leaves the slide, what is asked of other hosts', async () => {
  deck.write(slides => `${slides.replace('# Sourdough', `# ${'Sourdough'.repeat(20)}`).replace('duration: 20min', 'duration: 21 min')}\n---\npace: [1 min]\n---\n\n# Another\n\n<div style="background: url(https://example.com/lost.png)">Lost</div>\n\n<div class="mt-200">Below</div>\n`);
  (await deck.present()).kill()
  const { code, said } = await doctor()
  expect(said.fit).toMatch(/^FAIL: slides\.md, slide 1, step 0: <h1> "Sourdough.*" leaves the canvas by \d+ px.* \(and 1 more slide\); use fewer words$/)
  expect(said.network).toBe('ok: the talk asks for https://example.com/lost.png: without a network it goes without')
  expect(said.build).toMatch(/^ok/)
  expect(code).toBe(1)
})
