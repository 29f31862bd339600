import type { Browser, Page } from 'playwright-core'
import { Buffer } from 'node:buffer'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Deck, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { allowed, launch, openWithoutStorage } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'

const deck = new Deck('recipe.md', packagesDeck)
const file = join(deck.root, 'out/deck.html')
const url = pathToFileURL(file).href
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4z8AARAAHAAH/iY9lsAAAAABJRU5ErkJggg==', 'base64')
const pictures = `${deck.slides.trimEnd().replace('duration: 20min', 'duration: 21min')}

---
layout: image-right
pace: [1 min]
image: /pictures/two.png
---

# Pictures

![one](/pictures/one.png) ![four](/pictures/a%20four.png) <TestPicture /> \`/pictures/words.png\`

<div data-testid="styled" class="styled">styled</div>

<style>
.styled { background-image: url(/pictures/five.png) }
</style>
`
let browser: Browser

beforeAll(async () => {
  for (const folder of ['components', 'public/pictures'])
    mkdirSync(join(deck.root, folder), { recursive: true })
  for (const name of ['one', 'two', 'three', 'a four', 'five', 'six', 'words'])
    writeFileSync(join(deck.root, `public/pictures/${name}.png`), picture)
  writeFileSync(join(deck.root, 'public/unused.bin'), Buffer.alloc(2_000_000))
  writeFileSync(join(deck.root, 'components/TestPicture.vue'), `<script setup lang="ts">
const names = ['/pictures/six.png']
</script>

<template><img alt="three" src="/pictures/three.png"><img v-for="name in names" :key="name" alt="six" :src="name"></template>`)
  deck.write(pictures)
  browser = await launch()
  const { code, output } = await deck.run('single')
  expect(code, output).toBe(0)
  expect(output).toMatch(/out\/deck\.html: 1 file, \d+ kB\. It holds the speaker's notes\./)
})

afterAll(() => deck.dispose())

async function at(page: Page, step: number): Promise<void> {
  await page.locator('#slideshow h1').first().waitFor()
  await page.waitForFunction(step => Number(new URLSearchParams(location.hash.split('?')[1]).get('clicks')) === step, step)
}

it('has the pictures of public/ inside, whatever asks for them, leaves words alone, and asks for nothing', async () => {
  const page = await browser.newPage()
  const requests: string[] = []
  page.on('request', request => request.url().startsWith('data:') || requests.push(request.url().split('#')[0]))
  await page.goto(`${url}#/2`)
  const slide = page.locator('[data-slidev-no="2"]')
  await slide.getByRole('img', { name: 'three' }).waitFor()
  const loaded = (name: string) => slide.getByRole('img', { name, exact: true }).evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth, () => 0))
  expect(await Promise.all(['one', 'three', 'four', 'six'].map(loaded))).toEqual([2, 2, 2, 2])
  const backgrounds = await slide.locator('*').evaluateAll(parts => parts.map(part => getComputedStyle(part).backgroundImage).filter(image => image.startsWith('url("data:image/png')))
  expect(backgrounds).toHaveLength(2)
  expect(await slide.getByText('/pictures/words.png').isVisible()).toBe(true)
  expect(await page.locator('link[rel="icon"]').getAttribute('href')).toMatch(/^data:image\/svg\+xml;base64,\w/)
  expect(requests).toEqual([url])
  expect(readFileSync(file).length).toBeLessThan(1_000_000)
  await page.close()
})

it('steps, keeps its step in a reload, shows the notes, and has a clean console', async () => {
  const page = await browser.newPage(allowed)
  const requests: string[] = []
  const messages: string[] = []
  page.on('request', request => request.url().startsWith('data:') || requests.push(request.url().split('#')[0]))
  page.on('console', message => messages.push(message.text()))
  page.on('pageerror', error => messages.push(error.message))
  await page.goto(url)
  const [told, untold] = ['Mixing', 'Kneading'].map(name => page.locator('#slideshow').getByRole('heading', { name }))
  await page.locator('#slideshow h1').first().waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { name: 'Before You Begin:' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await told.waitFor()
  expect(await untold.isVisible()).toBe(false)
  await page.reload()
  await told.waitFor()
  await page.goto(`${url}#/presenter/1`)
  await page.reload()
  await page.getByText('A loaf is mostly waiting.').first().waitFor()
  expect(new Set(requests)).toEqual(new Set([url]))
  expect(messages).toEqual([])
  await page.close()
})

it('opened twice, as presenter and audience, stays together whichever leads, and where both do at once', async () => {
  const context = await browser.newContext()
  const presenter = await context.newPage()
  await presenter.goto(`${url}#/presenter/1`)
  await presenter.keyboard.press('PageDown')
  await presenter.keyboard.press('PageDown')
  await at(presenter, 2)
  const audience = await context.newPage()
  await audience.goto(url)
  await at(audience, 2)
  await audience.keyboard.press('PageUp')
  await at(audience, 1)
  await at(presenter, 1)
  await presenter.keyboard.press('PageDown')
  await at(audience, 2)
  const step = (page: Page) => page.evaluate(() => Number(new URLSearchParams(location.hash.split('?')[1]).get('clicks')))
  for (let round = 0; round < 10; round++) {
    await Promise.all([presenter.keyboard.press('PageDown'), audience.keyboard.press('PageUp')])
    await expect.poll(async () => await step(presenter) === await step(audience)).toBe(true)
  }
  // What either does next, the other does, too: neither still has a move of its own to come.
  await audience.keyboard.press('Home')
  await presenter.keyboard.press('PageDown')
  await expect.poll(async () => await step(presenter) === await step(audience)).toBe(true)
  await context.close()
})

it('works where storage is forbidden', async () => {
  const forbidding = await openWithoutStorage()
  const page = await forbidding.newPage()
  const problems: string[] = []
  page.on('pageerror', ({ message }) => problems.push(message))
  await page.goto(`${url}#/presenter/1`)
  await page.locator('#slideshow h1').first().waitFor()
  await page.keyboard.press('PageDown')
  await at(page, 1)
  expect(problems).toEqual([])
  await forbidding.close()
})

it.each([
  ['a picture in the text', ['one'], ['text: found "/pictures/no-one.png"']],
  ['a picture in the frontmatter, and one in a style', ['two', 'five'], ['image: found "/pictures/no-two.png"', 'text: found "/pictures/no-five.png"']],
])('is not written where there is not %s: it is named, and the earlier file stays', async (_, missing, found) => {
  const before = readFileSync(file, 'utf8')
  deck.write(missing.reduce((talk, name) => talk.replace(`${name}.png`, `no-${name}.png`), pictures))
  const { code, output } = await deck.run('single')
  const messages = output.trim().split('\n').filter(line => line !== 'Building the talk…')
  expect(messages.sort()).toEqual(found.map(found => `slides.md, slide 2, ${found}, which is not there; allowed: a file in public/, such as /picture.png`))
  expect(code).toBe(1)
  expect(readFileSync(file, 'utf8') === before).toBe(true)
  expect(readdirSync(join(deck.root, 'out')).filter(name => name.startsWith('.'))).toEqual([])
})
