import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { lookup } from 'mrmime'
import { Deck, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { filesOf, live } from 'slidev-deck-testing/site.ts'
import { allowed, launch } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const deck = new Deck('recipe.md', packagesDeck)
const dist = join(deck.root, 'dist')
let said: string
let server: Server
let origin: string

/** A page of the site as it is before any script. */
const page = (no: number) => readFileSync(join(dist, `${no}/index.html`), 'utf8')

/** The words of a slide in its page. */
function wordsOf(no: number): string {
  const [, slide] = /<div class="prerendered-canvas">([\s\S]*?)<p id="prerendered-notice"/.exec(page(no))!
  return slide.replace(/<!--[\s\S]*?-->/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim()
}

const layouts = ['cover', 'default', 'intro', 'section', 'statement', 'fact', 'quote', 'two-cols', 'two-cols-header', 'image', 'image-left', 'image-right', 'iframe', 'iframe-left', 'iframe-right', 'center', 'end', 'full', 'none']

const slides = `---
title: Components
theme: default
favicon: /favicon.svg
fonts: { provider: none }
speaker: { talk: 'withheld, of the presenter view' }
presenter: true
record: true
browserExporter: true
drawings: { persist: true }
monaco: true
mcp: true
---

# Components

<NeedsWindow /> <NeedsDocument>none</NeedsDocument>

<div v-unheard="1">A directive of nobody's</div>

<Unknown-Thing>A component of nobody's</Unknown-Thing>

Words after them

<!-- withheld, in the notes -->

---

# Clicks

\`\`\`ts {1|2|3}
const first = 1
\`\`\`

<p v-click>After the code</p>

<v-switch>
<template #1>One</template>
<template #2>Two</template>
</v-switch>

<p v-click>After the switch</p>

---

# Scripts

<script>
// withheld, in a script
export const answer = 42
</script>

Slide {{ $page }} of {{ $nav.total }}: <Link to="1">the first</Link>

<Toc max-depth="1" />

---

# A window

{{ window.innerWidth }}

---

# Moving

\`\`\`\`md magic-move
\`\`\`ts
const before = 1
\`\`\`
\`\`\`ts
const after = 2
\`\`\`
\`\`\`\`

<v-drag pos="10,20,30,40">Dragged</v-drag>

<div class="animate-pulse">Beating for ever</div>
${layouts.map(layout => `
---
layout: ${layout}
image: /favicon.svg
url: /frame.html
---

# ${layout}

Some *words* of the slide, \`code\` and a [link](https://elsewhere.example)

- one
- two

::right::

Words on the right
`).join('')}
---

# Marks <!-- withheld, in a title -->

<!-- withheld, in the text -->

<p v-click>First</p>
<p v-after>With it</p>
<p v-click-hide>Until then</p>
<p v-mark="3">Marked</p>
<p v-motion :initial="{ x: -80 }" :enter="{ x: 0 }">In motion</p>
<p v-drag="[100, 200, 300, 40]">Dragged</p>
<v-clicks hide>

- Listed

</v-clicks>

<!-- withheld, before a style -->

<style>
p { margin: 0 }
</style>

---

# An open end

<div v-html="'<b><i>open'"></div>

---

# The same id

<div id="app">Mine</div>
`
const [marks, openEnd, sameId] = [25, 26, 27]

beforeAll(async () => {
  // A deck whose files are no modules for Node.
  deck.edit('package.json', '"type": "module",', '')
  mkdirSync(join(deck.root, 'components'))
  writeFileSync(join(deck.root, 'components/NeedsWindow.vue'), '<script setup>\nconst { innerWidth } = window\n</script>\n<template><p>{{ innerWidth }}</p></template>')
  writeFileSync(join(deck.root, 'components/NeedsDocument.vue'), '<script>\nconst { title } = document\n</script>\n<script setup>\n</script>\n<template><p>{{ title }} <slot /></p></template>')
  writeFileSync(join(deck.root, 'public/frame.html'), '<p>Framed</p>')
  deck.write(slides)
  const { code, output } = await deck.run('build', '--no-picture')
  expect(code, output).toBe(0)
  said = output
  server = createServer(({ url = '/' }, response) => {
    const path = join(dist, new URL(url, 'http://host').pathname)
    const file = [path, join(path, 'index.html')].find(file => existsSync(file) && statSync(file).isFile())
    response.setHeader('content-type', lookup(file ?? '') ?? 'text/plain').end(file && readFileSync(file))
  }).listen(0, '127.0.0.1')
  await new Promise(done => server.once('listening', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server?.close()
  return deck.dispose()
})

describe('a deck that nobody here wrote', () => {
  it('is drawn but for what needs a browser, which is named with its slide and the reason', () => {
    expect(wordsOf(1)).toBe('Components A directive of nobody\'s A component of nobody\'s Words after them')
    expect(wordsOf(4)).toBe('')
    expect(said.split('\n').filter(line => line.includes('once the talk is loaded'))).toEqual([
      'slides.md, slide 1, Components: NeedsDocument is shown once the talk is loaded, not before; it cannot be drawn without a browser: document is not defined',
      'slides.md, slide 1, Components: NeedsWindow is shown once the talk is loaded, not before; it cannot be drawn without a browser: window is not defined',
      expect.stringMatching(/^slides\.md, slide 4, A window: shown once the talk is loaded, not before; .*browser: .*innerWidth/),
      expect.stringMatching(/^slides\.md, slide 26, An open end: shown once the talk is loaded, not before; .*browser: .*<i> is open/),
      expect.stringMatching(/^slides\.md, slide 27, The same id: shown once the talk is loaded, not before; .*browser: .*ids/),
    ])
  })

  it('has Slidev\'s own components in its pages', () => {
    expect(wordsOf(3)).toContain('Scripts Slide 3 of 27: the first Components Clicks Scripts A window Moving')
    expect(wordsOf(5)).toBe('Moving const before = 1 Dragged Beating for ever')
  })

  it('counts the clicks of code and of a switch with those of the slide', () => {
    expect(page(2)).toContain('data-steps="6"')
    const starts = [...page(2).matchAll(/data-slidev-clicks-start="(\d)"[^>]*>([^<]+)</g)].map(([, start, words]) => [words, Number(start)])
    expect(starts).toEqual([['After the code', 3], ['One', 4], ['Two', 5], ['After the switch', 6]])
  })

  it('asks no host that it does not name, and looks the same once the talk has taken a page over, in every layout', async () => {
    const context = await (await launch()).newContext({ viewport: { width: 1280, height: 720 } })
    const asked: string[] = []
    context.on('request', request => request.url().startsWith(origin) || request.url().startsWith('data:') || asked.push(request.url()))
    await context.addInitScript(() => {
      new PerformanceObserver(list => Object.assign(window, { shifted: list.getEntries().length })).observe({ type: 'layout-shift', buffered: true })
    })
    const moved: unknown[] = []
    const still = await (await launch()).newPage({ javaScriptEnabled: false, viewport: { width: 1280, height: 720 } })
    const page = await context.newPage()
    const places = (page: Page, root: string) => page.locator(`${root} :is(.slidev-layout, .slidev-layout *)`).evaluateAll(elements => elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const { color, fontSize, fontFamily } = getComputedStyle(element)
      return [element.tagName, ...[x, y, width, height].map(Math.round), color, fontSize, fontFamily].join()
    }))
    for (const [index, layout] of layouts.entries()) {
      const no = index + 6
      await still.goto(`${origin}/${no}/`)
      const before = await places(still, '#prerendered')
      await page.goto(`${origin}/${no}/`)
      await page.locator('#prerendered').waitFor({ state: 'detached' })
      const after = await places(page, `#slideshow [data-slidev-no="${no}"]`)
      const shifted = await page.evaluate(() => (window as { shifted?: number }).shifted)
      if (shifted || before.join() !== after.join())
        moved.push({ layout, shifted, before: before.filter(place => !after.includes(place)), after: after.filter(place => !before.includes(place)) })
    }
    await still.close()
    expect(moved).toEqual([])
    expect(asked).toEqual([])
  })

  it('is shown whole on a phone, and larger where it is tapped', async () => {
    const context = await (await launch()).newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    const page = await context.newPage()
    await page.goto(`${origin}/${layouts.indexOf('two-cols') + 6}/`)
    const heading = page.getByRole('heading', { name: 'two-cols' })
    /** How far the slide's text reaches, and the size of its smallest, in px as they are seen. */
    const measured = () => page.locator('.slidev-layout :is(h1, p, li)').evaluateAll(texts => ({
      right: Math.max(...texts.map(text => text.getBoundingClientRect().right)),
      size: Math.min(...texts.map(text => Number.parseFloat(getComputedStyle(text).fontSize) * (text as HTMLElement & { currentCSSZoom: number }).currentCSSZoom)),
    }))
    const whole = await measured()
    expect(whole.right).toBeLessThanOrEqual(390)
    expect(await page.getByText('Words on the right').isVisible()).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.waitForFunction(() => document.getElementById('prerendered')!.onclick)
    await heading.tap()
    await expect.poll(async () => (await measured()).size).toBeGreaterThan(15)
    await heading.tap()
    await expect.poll(measured).toEqual(whole)
    await context.close()
  })

  it('is shown with what marks, moves and hides, and without a script, too', async () => {
    const page = await (await launch()).newPage({ ...allowed, viewport: { width: 1280, height: 720 } })
    const errors: string[] = []
    page.on('pageerror', error => errors.push(error.message))
    for (const [no, title] of [[marks, 'Marks'], [4, undefined], [openEnd, 'An open end'], [sameId, 'The same id']] as const) {
      await page.goto(`${origin}/${no}/`)
      await live(page)
      if (title)
        await page.locator('#slideshow').getByRole('heading', { name: title, exact: true }).waitFor()
      if (no === marks)
        expect(errors).toEqual([])
    }
    await page.close()
    const still = await (await launch()).newPage({ javaScriptEnabled: false })
    await still.goto(`${origin}/${marks}/`)
    for (const words of ['First', 'With it', 'Until then', 'Marked', 'In motion', 'Dragged', 'Listed'])
      expect(await still.getByText(words, { exact: true }).isVisible(), words).toBe(true)
    await still.close()
  })

  it('is published without anything of the speaker\'s, though it withholds nothing: no view, no note, no script of a slide', () => {
    const files = filesOf(dist)
    const own = readdirSync(join(deck.root, 'public'))
    expect(files.map(({ name }) => name).filter(name => !own.includes(name) && /handout|presenter|notes|rehearsal|DrawingLayer|monaco|(?<!plugin-vue_)export/i.test(name))).toEqual([])
    for (const { name, text } of files)
      expect(text, name).not.toContain('withheld')
  })
})
