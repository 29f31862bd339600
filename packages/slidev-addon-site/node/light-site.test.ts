import type { DeckOptions } from 'slidev-deck-kit/node/build/purpose.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { sitePlugins } from './vite-plugins.ts'

const root = mkdtempSync(join(tmpdir(), 'light-site-'))

afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Which of these libraries a deck's build leaves out. */
async function leftOut(slides: string[], component = ''): Promise<string[]> {
  mkdirSync(join(root, 'parts'), { recursive: true })
  writeFileSync(join(root, 'parts/Part.vue'), `<template>${component}</template>`)
  const options = { mode: 'build', roots: [root], data: { slides: slides.map(content => ({ content })) } } as DeckOptions
  const { resolveId } = sitePlugins(options).find(({ name }) => name === 'light-site')! as unknown as { resolveId: { handler: (id: string) => Promise<unknown> } }
  const isLeftOut = (library: string) => resolveId.handler.call({ resolve: () => true }, library)
  const libraries = ['@slidev/rough-notation', '@vueuse/motion', '@shikijs/vitepress-twoslash/client']
  const found = await Promise.all(libraries.map(isLeftOut))
  return libraries.filter((_, index) => found[index])
}

describe('a library of Slidev\'s', () => {
  it('is left out where nothing of the deck uses it', async () => {
    expect(await leftOut(['# One', '```ts\nconst two = 1\n```'])).toEqual(['@slidev/rough-notation', '@vueuse/motion', '@shikijs/vitepress-twoslash/client'])
  })

  it('is there for a slide of another file, and for a component', async () => {
    expect(await leftOut(['# One', '<p v-mark>Two</p>\n\n  ```ts {all} twoslash\n  1\n  ```'], '<p v-motion />')).toEqual([])
  })
})
