import type { ClicksContext } from '@slidev/types'
import type { Component } from 'vue'
import type { PrerenderedSlide } from '../node/page.ts'
import process from 'node:process'
import { parentPort } from 'node:worker_threads'
import { createSSRApp, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { attributeOf, elementsIn, elementsOf, parseSlide, remove, serialize } from '../node/html.ts'
import { drawWithout, leftOut, reasonOf } from './left-out.ts'
import { noteDirectives, place } from './place-clicks.ts'
import { slides, SlideWrapper } from './slidev-internals.ts'
import { surround } from './surroundings.ts'

// Draws slides without a browser.

/** A slide to be drawn, as Slidev's modules give it. */
export interface Source {
  no: number
  load: () => Promise<{ default: Component }>
}

/** What a slide's frontmatter says of its steps. */
export interface Frontmatter {
  clicks?: number
  clicksStart?: number
  clickAnimation?: string
  dragPos?: Record<string, string>
}

/** Draws slides one after the other, and posts each when it is drawn. */
export async function drawSlides(sources: Source[]): Promise<void> {
  // Timers and promises of a component may fail without a browser: its HTML is drawn by then.
  for (const event of ['uncaughtException', 'unhandledRejection'])
    process.on(event, () => {})
  for (const source of sources) {
    const drawn = await draw(source).catch((error: unknown): PrerenderedSlide => ({ no: source.no, html: '', steps: 0, failure: reasonOf(error) }))
    parentPort!.postMessage(drawn)
  }
}

async function draw({ no, load }: Source): Promise<PrerenderedSlide> {
  const { default: component } = await load()
  const route = { ...slides.value[no - 1], component }
  const { frontmatter } = route.meta.slide
  const { drawn: { html, uses, clicks }, without } = await drawWithout(async (fails) => {
    const wrapper: { clicksContext?: ClicksContext } = {}
    const app = createSSRApp({ render: () => h(SlideWrapper, { ...wrapper, route, renderContext: 'slide' } as never) })
    // Vue goes on after an error, with elements that are not closed.
    app.config.errorHandler = fails
    const uses = noteDirectives(app)
    const { clicks, end } = await surround(app, no)
    wrapper.clicksContext = clicks
    const html = await renderToString(app)
    end()
    return { html, uses, clicks }
  })
  const slide = parseSlide(html)
  const [root] = elementsIn(slide)
  if ([root, ...elementsIn(root)].some(element => attributeOf(element, leftOut) !== undefined))
    throw new Error(without.at(-1)![1])
  // A script of a slide is its component's, and never part of the page.
  elementsOf(slide).filter(({ tagName }) => tagName === 'script').forEach(remove)
  place(slide, uses, clicks, frontmatter)
  // A slide with clicksStart begins at a step that only the client knows.
  const steps = frontmatter.clicksStart ? 0 : frontmatter.clicks ?? Math.max(0, ...clicks.maxMap.values())
  return { no, html: serialize(slide), steps, without }
}
