import type { Browser, Page } from 'playwright-core'
import type { Workflow } from '../../lib/workflow.ts'
import { existsSync, readFileSync } from 'node:fs'
import { parseSync } from '@slidev/parser/core'
import { canvas, measure } from 'slidev-deck-kit/node/fit.ts'
import { parseDuration } from 'slidev-deck-kit/shared/duration.ts'
import { timeline } from 'slidev-deck-kit/shared/timeline.ts'
import { Deck, freePort } from 'slidev-deck-testing/deck.ts'
import { audit, lastStep, launch, open, settled } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coloursOf, utilities } from './utilities.ts'

const deck = new Deck()
const { slides } = parseSync(deck.slides, 'slides.md')
const [slide] = slides
const talk = slide.frontmatter as Workflow
const phases = talk.execution.phases
/** The last step: next steps, phases, result. */
const last = phases.length + 2

let browser: Browser
let page: Page
let url: string
const foreign: string[] = []

beforeAll(async () => {
  browser = await launch();
  ({ url } = await deck.present('--port', String(await freePort())))
  // The talk's policy would keep axe out.
  page = await browser.newPage({ viewport: canvas, bypassCSP: true })
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
      foreign.push(request.url())
  })
})

afterAll(() => deck.dispose())

/** The words of the slide as a reader meets them, without the decoration between them. */
async function words(): Promise<string> {
  // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- what is seen, with the breaks that are seen
  const text = await page.locator('#slideshow main').innerText()
  return text.replace(/\s+/g, ' ')
}

function expectInOrder(text: string, parts: string[]): void {
  let from = 0
  for (const part of parts) {
    const at = text.indexOf(part, from)
    expect(at, `"${part}" after "${text.slice(Math.max(0, from - 30), from)}"`).toBeGreaterThanOrEqual(0)
    from = at + part.length
  }
}

describe('the words', () => {
  it('are those of slides.md, in the order of slides.md', async () => {
    await open(page, url, last)
    expectInOrder(await words(), [
      ...slide.content.split('\n').filter(Boolean).map(line => line.replace(/^# /, '')),
      talk.command.heading,
      ...talk.command.terminal.trim().split('\n'),
      talk.next.heading,
      ...talk.next.steps,
      talk.execution.heading,
      ...phases.flatMap((phase, index) => [`${talk.execution.label} ${index + 1}`, phase.name, phase.duration, ...phase.steps.map(step => `✓ ${step}`)]),
      ...talk.metrics.flatMap(metric => [metric.label, metric.value, metric.remark]),
    ])
  })

  const brief = new URL('../../../shared/brief/slide.md', import.meta.url)
  it.skipIf(!existsSync(brief))('are those of the brief, in its order', async () => {
    await open(page, url, last)
    const html = readFileSync(brief, 'utf8').replace(/^---[\s\S]*?---/, '').replace(/<style>[\s\S]*/, '').replace(/<!--[\s\S]*?-->/g, '')
    const lines = html.split('\n').map(line => line.replace(/<[^>]+>/g, '').trim()).filter(Boolean)
    const parts = lines.flatMap((line) => {
      const phase = /^# (Phase \d): (.*) \[(.*)\]$/.exec(line)
      return phase ? phase.slice(1) : [line.replace(/^# (?!One)|^\d\. /, '')]
    })
    expect(parts.length).toBeGreaterThan(40)
    expectInOrder(await words(), parts)

    const notes = (text = '') => text.replace(/\[click(:\d+)?\]/g, '').replace(/\s+/g, ' ').trim()
    const comments = [...readFileSync(brief, 'utf8').matchAll(/<!--([\s\S]*?)-->/g)]
    expect(notes(slide.note)).toBe(notes(comments.at(-1)?.[1]))
  })

  it('speak the language that the page says', async () => {
    await open(page, url)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.title()).toBe(slide.title)
  })

  it('leave no frontmatter key in the DOM', async () => {
    await open(page, url)
    const attributes = await page.locator('#slideshow main').evaluate(main => main.getAttributeNames().filter(name => !name.startsWith('data-v-')))
    expect(attributes).toEqual(['class'])
  })
})

/** What a person gets at a step. */
interface Step {
  /** The page as a screen reader has it. */
  tree: string
  measure: Awaited<ReturnType<typeof measure>>
  /** The bar of each phase that is shown: where it begins and how long it is, as parts of the list's width. */
  bars: { start: number, share: number }[]
  /** Largest distance of a bar's end from its place to scale, in px. */
  error: number
  /** Colours of each phase that is shown, of its edge and of its bar. */
  looks: string[]
}

const minutes = phases.map(phase => parseDuration(phase.duration).minutes)
const scale = timeline(minutes)

async function look(): Promise<Step> {
  const { looks, bars, errors } = await page.locator('main ol > li:has(h3)').evaluateAll((rows, scale) => {
    const shown = rows.filter(row => row.checkVisibility({ visibilityProperty: true })).map(row => ({ row, bar: row.querySelector('[role=img]')! }))
    const { left, width } = rows[0].getBoundingClientRect()
    const boxes = shown.map(({ bar }) => bar.getBoundingClientRect())
    return {
      looks: shown.map(({ row, bar }) => [getComputedStyle(row).backgroundColor, getComputedStyle(row.firstElementChild!).borderInlineStart, getComputedStyle(bar).borderBlockStartColor].join()),
      bars: boxes.map(box => ({ start: (box.left - left) / width, share: box.width / width })),
      errors: boxes.flatMap((box, index) => {
        const { start, share } = scale[index]
        return [box.left - left - start * width, box.right - left - (start + share) * width].map(Math.abs)
      }),
    }
  }, scale)
  return { tree: await page.locator('#slideshow main').ariaSnapshot(), measure: await measure(page), bars, error: Math.max(0, ...errors), looks }
}

describe('the reveal', () => {
  /** First words of what each click reveals. */
  const revealed = [talk.next.heading, ...phases.map(phase => phase.name), talk.metrics[0].label]
  const steps: Step[] = []

  beforeAll(async () => {
    for (let step = 0; step <= last; step++) {
      await open(page, url, step)
      steps.push(await look())
    }
  })

  it('shows one step more with each click, and hides the rest from screen readers too', async () => {
    expect(await lastStep(page)).toBe(last)
    steps.forEach(({ tree }, step) => {
      for (const always of [slide.title!, talk.command.heading, talk.execution.heading])
        expect(tree).toContain(always)
      revealed.forEach((text, index) => expect(tree.includes(text), `"${text}" at step ${step}`).toBe(index < step))
    })
  })

  it('is the same by key, by link, after a reload and on the way back', async () => {
    await open(page, url)
    for (let step = 1; step <= last; step++) {
      await page.keyboard.press('ArrowRight')
      await settled(page, step)
      expect(await look()).toEqual(steps[step])
    }
    for (let step = last - 1; step >= 0; step--) {
      await page.keyboard.press('ArrowLeft')
      await settled(page, step)
      expect(await look()).toEqual(steps[step])
    }
    await open(page, url, 4)
    await page.reload()
    await settled(page, 4)
    expect(await look()).toEqual(steps[4])
  })

  it('moves nothing that is already on the screen', () => {
    const placed = ({ measure }: Step) => Object.entries(measure.places).map(([text, place]) => `${text.replace(/^\d+ /, '')} at ${place}`)
    for (let step = 1; step <= last; step++)
      expect(placed(steps[step])).toEqual(expect.arrayContaining(placed(steps[step - 1])))
  })

  it('sets the phase that is told apart, until the result makes all equal', () => {
    for (let step = 2; step < last; step++) {
      const { looks } = steps[step]
      expect(looks).toHaveLength(step - 1)
      expect(looks.slice(0, -1)).not.toContain(looks.at(-1))
      expect(new Set(looks.slice(0, -1)).size).toBeLessThanOrEqual(1)
    }
    expect(new Set(steps[last].looks).size).toBe(1)
  })

  it('draws the bar of each phase to one scale, from where the bar before it ends', () => {
    steps.forEach(({ bars, error }, step) => {
      expect(bars).toHaveLength(Math.min(Math.max(step - 1, 0), phases.length))
      // Chromium lays out in 64ths of a px.
      expect(error, `step ${step}`).toBeLessThan(0.05)
    })
    const { bars } = steps[last]
    expect(bars.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 3)
    console.log(`largest error of a bar: ${Math.max(...steps.map(({ error }) => error)).toFixed(3)} px`)
  })

  it('says the share of each phase to a screen reader', () => {
    for (const [index, share] of ['1%', '2%', '6%', '83%', '8%'].entries())
      expect(steps[last].tree).toContain(`img "${phases[index].duration}: ${share}"`)
  })

  it('tells a screen reader what appeared, once, and nothing on the way back', async () => {
    await open(page, url)
    const announcer = page.locator('[aria-live=polite]')
    await announcer.evaluate((element) => {
      const said: string[] = []
      Object.assign(window, { said })
      new MutationObserver(() => said.push(element.textContent!.trim())).observe(element, { childList: true, characterData: true, subtree: true })
    })
    const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said)
    expect(await announcer.textContent()).toBe('')
    for (let step = 1; step <= last; step++) {
      await page.keyboard.press('ArrowRight')
      await settled(page, step)
    }
    expect(await said()).toEqual([
      [talk.next.heading, ...talk.next.steps].join(', '),
      ...phases.map((phase, index) => [`${talk.execution.label} ${index + 1}`, phase.name, phase.duration, ...phase.steps].join(', ')),
      talk.metrics.flatMap(metric => [metric.label, metric.value, metric.remark]).join(', '),
    ])
    await page.keyboard.press('ArrowLeft')
    await settled(page, last - 1)
    expect(await announcer.textContent()).toBe('')
    await open(page, url, 4)
    expect(await announcer.textContent()).toBe('')
  })

  it('never moves for long, and not at all where motion is to be reduced', async () => {
    const durations = () => page.evaluate(() => document.getAnimations().map(animation => Number(animation.effect?.getComputedTiming().endTime)))
    /** Steps, and waits for the frame in which it is seen: what moves has begun. */
    const step = (at: number) => page.evaluate(async (at) => {
      for (const type of ['keydown', 'keyup'])
        document.body.dispatchEvent(new KeyboardEvent(type, { key: 'ArrowRight', code: 'ArrowRight', bubbles: true }))
      do
        await new Promise(requestAnimationFrame)
      while (document.querySelector(`#slideshow [data-slidev-clicks-start="${at}"].slidev-vclick-hidden`))
      await new Promise(requestAnimationFrame)
    }, at)
    await open(page, url)
    for (let at = 1; at <= last; at++) {
      await step(at)
      const running = await durations()
      // A bar grows with each phase.
      if (at > 1 && at < last)
        expect(running.length).toBeGreaterThan(0)
      expect(Math.max(0, ...running)).toBeLessThanOrEqual(250)
      await settled(page, at)
    }
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await open(page, url)
    for (let at = 1; at <= last; at++) {
      await step(at)
      expect(await durations()).toEqual([])
    }
    await page.emulateMedia({ reducedMotion: 'no-preference' })
  })
})

describe('every step of every slide', () => {
  it('fits, is legible and is accessible', async () => {
    const figures: string[] = []
    for (let no = 1; no <= slides.length; no++) {
      await open(page, url, 0, no)
      const steps = await lastStep(page, no)
      for (let step = 0; step <= steps; step++) {
        if (step > 0)
          await page.keyboard.press('ArrowRight')
        await settled(page, step, no)
        const { overflows, smallest } = await measure(page, no)
        const { violations, contrast } = await audit(page)
        const where = `slide ${no}, step ${step}`
        figures.push(`${where}: ${overflows.length} overflowing, smallest text ${smallest} px, lowest contrast ${contrast}, ${violations.length} violations`)
        expect(overflows.map(overflow => `${where}: ${overflow}`)).toEqual([])
        expect(smallest, where).toBeGreaterThanOrEqual(13)
        expect(contrast, where).toBeGreaterThanOrEqual(4.5)
        expect(violations, where).toEqual([])
      }
    }
    console.log(figures.join('\n'))
  })
})

describe('the slide is whole and centred', () => {
  beforeAll(() => open(page, url, last))

  afterAll(() => page.setViewportSize(canvas))

  it.each([
    [1280, 720],
    [1024, 768],
    [2560, 1080],
    [3840, 2160],
    [1366, 768],
  ])('in a window of %d × %d', async (width, height) => {
    await page.setViewportSize({ width, height })
    /** How far it is from its shape and from the window's edges, in hundredths; from the middle, in px. */
    const error = async () => {
      const stage = (await page.locator('#slide-content').boundingBox())!
      return Math.max(...[
        100 * (stage.width / stage.height - canvas.width / canvas.height),
        100 * (Math.max(stage.width / width, stage.height / height) - 1),
        stage.x - (width - stage.width) / 2,
        stage.y - (height - stage.height) / 2,
      ].map(Math.abs))
    }
    await expect.poll(error).toBeLessThan(0.5)
  })
})

describe('what is seen from the last row', () => {
  beforeAll(() => open(page, url, last))

  it.each([
    ['a duration', phases[0].duration, 19],
    ['a step', phases[0].steps[0], 13],
    ['a next step', talk.next.steps[0], 15],
    ['a value', talk.metrics[0].value, 32],
  ])('%s is large', async (_, text, px) => {
    expect(await page.locator('main').getByText(text).last().evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(px)
  })

  /** Where a mark is drawn before a step, as lines of dots: what is far from the ground. */
  async function mark(step: string): Promise<string[]> {
    const row = page.getByRole('listitem').filter({ hasText: step }).last()
    const { x, y, height } = (await row.boundingBox())!
    const picture = (await page.screenshot({ clip: { x, y, width: 14, height }, scale: 'css' })).toString('base64')
    return page.evaluate(async (picture) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob())
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!
      context.drawImage(image, 0, 0)
      const { data, width, height } = context.getImageData(0, 0, image.width, image.height)
      const grey = (at: number) => (data[at * 4] + data[at * 4 + 1] + data[at * 4 + 2]) / 3
      return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => Math.abs(grey(y * width + x) - grey(0)) > 50 ? '#' : ' ').join(''))
    }, picture)
  }

  it('the check mark goes down, then up to the right; forced colours keep it', async () => {
    const seen = await mark(phases[0].steps[0])
    const columns = Array.from({ length: 14 }, (_, x) => seen.findLastIndex(line => line[x] === '#'))
    const lowest = columns.indexOf(Math.max(...columns))
    expect(columns.slice(lowest).filter(y => y >= 0)).toEqual(columns.slice(lowest).filter(y => y >= 0).sort((a, b) => b - a))
    expect(columns.slice(0, lowest).filter(y => y >= 0).length).toBeGreaterThan(1)
    expect(seen.join('').replaceAll(' ', '').length).toBeGreaterThan(20)
    await page.emulateMedia({ forcedColors: 'active' })
    const forced = await mark(phases[0].steps[0])
    await page.emulateMedia({ forcedColors: 'none' })
    const differing = seen.join('').split('').filter((dot, index) => dot !== forced.join('')[index])
    expect(differing.length, forced.join('\n')).toBeLessThan(20)
  })
})

describe('the page', () => {
  beforeAll(() => open(page, url, last))

  it('asks no other origin for anything', async () => {
    expect(foreign).toEqual([])
  })

  it('takes the check mark, the arrow and all other text from its own fonts', async () => {
    const session = await page.context().newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const { root } = await session.send('DOM.getDocument', { depth: -1 })
    const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '#slideshow main *' })
    const fonts = new Set<string>()
    for (const nodeId of nodeIds) {
      const used = await session.send('CSS.getPlatformFontsForNode', { nodeId })
      used.fonts.forEach(({ familyName, isCustomFont }) => fonts.add(`${familyName}${isCustomFont ? '' : ' (of the machine)'}`))
    }
    expect([...fonts].sort()).toEqual(['IBM Plex Mono', 'IBM Plex Sans', 'IBM Plex Sans SmBld'])
  })
})

describe('components in the Markdown of a slide', () => {
  const markdown = new Deck('tests/components.md')
  let address: string
  const named = (no: number) => page.locator(`#slideshow [data-slidev-no="${no}"]`)

  beforeAll(async () => {
    ({ url: address } = await markdown.present('--port', String(await freePort())))
  })

  afterAll(() => markdown.dispose())

  it.each([
    ['Slidev\'s default layout', 1, ['Plan', 'Do', 'Total']],
    ['two columns', 2, ['The command', 'Look', 'Decide', 'Then']],
  ])('appear in their order, fit and are accessible: %s', async (_, no, revealed) => {
    await open(page, address, 0, no)
    expect(await lastStep(page, no)).toBe(revealed.length)
    for (let step = 0; step <= revealed.length; step++) {
      if (step > 0)
        await page.keyboard.press('ArrowRight')
      await settled(page, step, no)
      for (const [index, text] of revealed.entries())
        expect(await named(no).getByText(text, { exact: true }).isVisible(), `"${text}" at step ${step}`).toBe(index < step)
      const { overflows, smallest } = await measure(page, no)
      expect(overflows).toEqual([])
      expect(smallest).toBeGreaterThanOrEqual(13)
      expect((await audit(page)).violations).toEqual([])
    }
  })

  it('look as they do in the workflow layout', async () => {
    const styles = (text: string) => page.locator('#slideshow').getByText(text, { exact: true }).evaluateAll(elements => elements.filter(element => element.checkVisibility({ visibilityProperty: true })).map((element) => {
      const { color, font, margin, padding } = getComputedStyle(element)
      return { color, font, margin, padding }
    }))
    await open(page, url, last)
    const own = [phases[0].duration, phases[0].name, talk.metrics[0].value, talk.metrics[0].remark]
    const looks = await Promise.all(own.map(styles))
    await open(page, address, 3, 1)
    expect(await Promise.all(['1 h', 'Plan', '4 h', '(of one day)'].map(styles))).toEqual(looks)
  })

  it.each([
    ['1 to 10,000', 3, [1, 10_000, 1]],
    ['days to years', 4, [2, 999]],
    ['twelve phases', 5, Array.from({ length: 12 }, (_, index) => index + 1)],
    ['one phase', 6, [1]],
  ])('keep their bars to scale: %s', async (_, no, lengths) => {
    await open(page, address, 0, no)
    const scale = timeline(lengths)
    const places = await named(no).locator('ol > li:has([role=img])').evaluateAll(rows => rows.map((row) => {
      const { left, width } = row.getBoundingClientRect()
      const bar = row.querySelector('[role=img]')!.getBoundingClientRect()
      return { width, left: bar.left - left, right: bar.right - left }
    }))
    expect(places).toHaveLength(lengths.length)
    places.forEach(({ width, left, right }, index) => {
      const { start, share } = scale[index]
      expect(right).toBeLessThanOrEqual(width + 0.05)
      // What is too short to be seen is 2 px long.
      expect(Math.abs(right - left - Math.max(share * width, 2))).toBeLessThan(0.05)
      expect(Math.abs(left - Math.min(start * width, width - 2))).toBeLessThan(0.05)
    })
    const { overflows } = await measure(page, no)
    expect(overflows.length > 0, overflows.join('\n')).toBe(lengths.length > 6)
  })

  it('may be the colours of the brand, as utilities and as a table that fits', async () => {
    await open(page, address, 0, 7)
    expect(await coloursOf(named(7))).toMatchObject(utilities)
    await open(page, address, 0, 8)
    expect(await named(8).getByRole('rowheader').count()).toBe(10)
    const { overflows, smallest } = await measure(page, 8)
    expect(overflows).toEqual([])
    expect(smallest).toBeGreaterThanOrEqual(13)
    expect((await audit(page)).violations).toEqual([])
  })

  it('are legible in the handout, in the picture of their slide', async () => {
    await page.goto(new URL('handout', address).href)
    await page.locator('.handout').getByText('Summer').waitFor()
    await page.evaluate(() => document.fonts.ready)
    // A writer's own colours are the writer's; buttons shrink with the picture of the table.
    await page.locator('.handout article').filter({ hasText: /Signal gold|crimson-signal/ }).evaluateAll(slides => slides.forEach(slide => slide.remove()))
    const { violations, contrast } = await audit(page)
    expect(violations).toEqual([])
    expect(contrast).toBeGreaterThanOrEqual(4.5)
    expect(await page.locator('.handout').getByText('1 h', { exact: true }).evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(19)
  })
})
