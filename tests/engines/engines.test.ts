import type { PreviewServer } from 'vite'
import type { Workflow } from '../../lib/workflow.ts'
import type { Engine, EngineWindow } from './engine.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseSync } from '@slidev/parser/core'
import { Deck, freePort } from 'slidev-deck-testing/deck.ts'
import { preview } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { installedEngines } from './installed.ts'

const deck = new Deck()
const [slide] = parseSync(deck.slides, 'slides.md').slides
const { command, next, execution, metrics } = slide.frontmatter as Workflow
/** What each click reveals, by a text of its own. */
const revealed = [next.heading, ...execution.phases.map(({ name }) => name), metrics[0].label]
/** Where pictures of what was seen are left, to be looked at. */
const pictures = 'out/engines'

let stage: string
let host: PreviewServer
let site: string

/** Serves the built site; without scripts, as where a visitor has turned them off. */
async function serve(scripts = true): Promise<PreviewServer> {
  const headers = scripts ? undefined : { 'Content-Security-Policy': 'sandbox allow-same-origin' }
  return preview({ root: deck.root, configFile: false, logLevel: 'silent', preview: { host: '127.0.0.1', port: await freePort(), headers } })
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  const built = [await deck.run('build', '--no-picture'), await deck.run('single')]
  expect(built.map(({ code }) => code), built.map(({ output }) => output).join('\n')).toEqual([0, 0]);
  ({ url: stage } = await deck.present('--port', String(await freePort())))
  host = await serve()
  site = host.resolvedUrls!.local[0]
})

afterAll(async () => {
  await host.close()
  await deck.dispose()
})

/** Waits until a window shows the slide with what the clicks up to a step reveal, and nothing more. */
function expectStep(window: EngineWindow, step: number): Promise<void> {
  const seen = (texts: string[]) => {
    const parts = [...document.querySelectorAll('#slideshow *, #prerendered *')].filter(part => part.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    return texts.filter(text => parts.some(({ childNodes }) => [...childNodes].some(node => node instanceof Text && node.data.trim() === text)))
  }
  return expect.poll(() => window.run(seen, [command.heading, ...revealed])).toEqual([command.heading, ...revealed.slice(0, step)])
}

/** Waits until the address names a step: it follows what is shown by a frame. */
function expectAddress(window: EngineWindow, step: number): Promise<void> {
  return expect.poll(() => window.run(() => location.href)).toContain(`clicks=${step}`)
}

/** Waits until Slidev's client shows the slide: until then the page steps by itself. */
function expectClient(window: EngineWindow): Promise<void> {
  return expect.poll(() => window.run(() => document.querySelector('#prerendered') === null && document.querySelector('#slideshow h1') !== null)).toBe(true)
}

for (const { name, launch } of installedEngines()) {
  describe.skipIf(!launch)(name, () => {
    let engine: Engine

    beforeAll(async () => {
      engine = await launch!()
      console.log(`${name} ${engine.version}`)
    })

    afterEach(() => engine.leave())
    afterAll(() => engine.close())

    it('reveals the slide by keys, step by step, and takes it back', async () => {
      const window = await engine.visit()
      await window.go(site)
      await expectStep(window, 0)
      const place = () => window.run(() => {
        const { x, y, width, height } = (document.querySelector('#prerendered h1') ?? document.querySelector('#slideshow h1'))!.getBoundingClientRect()
        return [x, y, width, height].map(Math.round)
      })
      const prerendered = await place()
      for (let step = 1; step <= revealed.length; step++) {
        await window.press(step % 2 ? 'ArrowRight' : ' ')
        await expectStep(window, step)
      }
      await expectClient(window)
      expect(await place()).toEqual(prerendered)
      writeFileSync(join(pictures, `${name}-last.png`), await window.picture())
      for (let step = revealed.length - 1; step >= 0; step--) {
        await window.press(step % 2 ? 'PageUp' : 'ArrowLeft')
        await expectStep(window, step)
      }
    })

    it('opens at the step that an address names, and stays there when it is reloaded', async () => {
      const window = await engine.visit()
      await window.go(`${site}1?clicks=4`)
      await expectStep(window, 4)
      await expectClient(window)
      await window.press('ArrowRight')
      await expectStep(window, 5)
      await expectAddress(window, 5)
      await window.reload()
      await expectStep(window, 5)
    })

    it('comes back to the step that it left, and forward again', async () => {
      const window = await engine.visit()
      await window.go(`${site}1?clicks=2`)
      await expectClient(window)
      await window.press('ArrowRight')
      await expectStep(window, 3)
      await window.go(`${site}1?clicks=6`)
      await expectStep(window, 6)
      await window.back()
      await expectStep(window, 3)
      await window.forward()
      await expectStep(window, 6)
    })

    it('is a column on a phone, whole and without scrolling sideways', async () => {
      const window = await engine.visit()
      await window.resize(390, 844)
      await window.go(site)
      await expectStep(window, revealed.length)
      expect(await window.run(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      expect(await window.run(() => Math.min(...[...document.querySelectorAll('#prerendered main *')].map(element => Number.parseFloat(getComputedStyle(element).fontSize))))).toBeGreaterThanOrEqual(12)
      writeFileSync(join(pictures, `${name}-phone.png`), await window.picture())
    })

    it('shows everything without JavaScript', async () => {
      const bare = await serve(false)
      const window = await engine.visit()
      await window.go(bare.resolvedUrls!.local[0])
      const text = await window.textOf('#prerendered')
      for (const words of [slide.title!, command.heading, ...revealed])
        expect(text.toLowerCase()).toContain(words.toLowerCase())
      await bare.close()
    })

    it('goes on offline once it was there', async () => {
      const passing = await serve()
      const address = passing.resolvedUrls!.local[0]
      const window = await engine.visit()
      await window.go(address)
      await expectClient(window)
      await expect.poll(() => window.run(async () => (await navigator.serviceWorker.ready).active?.state)).toBe('activated')
      await passing.close()
      await window.go(`${address}1?clicks=3`)
      await expectStep(window, 3)
      await expectClient(window)
      await window.press('ArrowRight')
      await expectStep(window, 4)
    })

    it('steps in one file, from a disk', async () => {
      const window = await engine.visit()
      await window.go(pathToFileURL(join(deck.root, 'out/deck.html')).href)
      await expectStep(window, 0)
      await window.press('ArrowRight')
      await expectStep(window, 1)
      await expectAddress(window, 1)
      await window.reload()
      await expectStep(window, 1)
    })

    it('keeps the presenter\'s window and the audience\'s together, and times the talk', async () => {
      const audience = await engine.visit()
      await audience.go(stage)
      await expectStep(audience, 0)
      const presenter = await audience.another()
      await presenter.go(new URL('presenter/1', stage).href)
      await expect.poll(() => presenter.textOf('body')).toContain('0:00')
      await presenter.press('ArrowRight')
      await expectStep(audience, 1)
      await expectStep(presenter, 1)
      await expect.poll(() => presenter.textOf('body')).toMatch(/0:0[1-9]/)
      expect(await presenter.textOf('body')).toContain('Notice what\'s happening here')
      writeFileSync(join(pictures, `${name}-presenter.png`), await presenter.picture())
      await audience.press('PageDown')
      await expectStep(presenter, 2)
      await audience.press('PageUp')
      await expectStep(presenter, 1)
    })

    it('steps by keys after a click on the slide, and shows where the focus is', async () => {
      const window = await engine.visit()
      await window.go(`${stage}1`)
      await expectStep(window, 0)
      await window.click('#slideshow h1')
      await window.press('ArrowRight')
      await expectStep(window, 1)
      await window.press('Tab')
      await expect.poll(() => window.run(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!)
        return document.activeElement !== document.body && document.activeElement!.matches(':focus-visible') && outlineStyle !== 'none' && outlineWidth !== '0px'
      })).toBe(true)
      await window.press('ArrowRight')
      await expectStep(window, 2)
    })

    it('tells a screen reader what appears', async () => {
      const window = await engine.visit()
      await window.go(`${stage}1`)
      await expectStep(window, 0)
      const said = () => window.run(() => [...document.querySelectorAll('[aria-live=polite]')].map(({ textContent }) => textContent.trim()).join(' '))
      await window.press('ArrowRight')
      await expect.poll(said).toContain(next.steps[0])
      await window.press('ArrowRight')
      await expect.poll(said).toContain(execution.phases[0].name)
      expect(await said()).not.toContain(next.steps[0])
    })
  })
}
