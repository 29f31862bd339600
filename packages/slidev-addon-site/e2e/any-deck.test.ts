import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Deck, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const deck = new Deck('recipe.md', packagesDeck)
const dist = join(deck.root, 'dist')
let said: string

/** A page of the site as it is before any script. */
const page = (no: number) => readFileSync(join(dist, `${no}/index.html`), 'utf8')

/** The words of a slide in its page. */
function wordsOf(no: number): string {
  const [, slide] = /<div class="prerendered-canvas">([\s\S]*?)<p id="prerendered-notice"/.exec(page(no))!
  return slide.replace(/<!--[\s\S]*?-->/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim()
}

const slides = `---
title: Components
theme: default
favicon: /favicon.svg
fonts: { provider: none }
---

# Components

<NeedsWindow /> <NeedsDocument>none</NeedsDocument>

<div v-unheard="1">A directive of nobody's</div>

<Unknown-Thing>A component of nobody's</Unknown-Thing>

Words after them

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
`

beforeAll(async () => {
  // A deck whose files are no modules for Node.
  deck.edit('package.json', '"type": "module",', '')
  mkdirSync(join(deck.root, 'components'))
  writeFileSync(join(deck.root, 'components/NeedsWindow.vue'), '<script setup>\nconst { innerWidth } = window\n</script>\n<template><p>{{ innerWidth }}</p></template>')
  writeFileSync(join(deck.root, 'components/NeedsDocument.vue'), '<script>\nconst { title } = document\n</script>\n<script setup>\n</script>\n<template><p>{{ title }} <slot /></p></template>')
  deck.write(slides)
  const { code, output } = await deck.run('build', '--no-picture')
  expect(code, output).toBe(0)
  said = output
})

afterAll(() => deck.dispose())

describe('a deck that nobody here wrote', () => {
  it('is drawn but for what needs a browser, which is named with its slide and the reason', () => {
    expect(wordsOf(1)).toBe('Components A directive of nobody\'s A component of nobody\'s Words after them')
    expect(wordsOf(4)).toBe('')
    expect(said.split('\n').filter(line => line.includes('once the talk is loaded'))).toEqual([
      'slides.md, slide 1, Components: NeedsDocument is shown once the talk is loaded, not before; it cannot be drawn without a browser: document is not defined',
      'slides.md, slide 1, Components: NeedsWindow is shown once the talk is loaded, not before; it cannot be drawn without a browser: window is not defined',
      expect.stringMatching(/^slides\.md, slide 4, A window: shown once the talk is loaded, not before; .*innerWidth/),
    ])
  })

  it('has Slidev\'s own components in its pages', () => {
    expect(wordsOf(3)).toBe('Scripts Slide 3 of 5: the first Components Clicks Scripts A window Moving')
    expect(wordsOf(5)).toBe('Moving const before = 1 Dragged')
  })

  it('counts the clicks of code and of a switch with those of the slide', () => {
    expect(page(2)).toContain('data-steps="6"')
    const starts = [...page(2).matchAll(/data-slidev-clicks-start="(\d)"[^>]*>([^<]+)</g)].map(([, start, words]) => [words, Number(start)])
    expect(starts).toEqual([['After the code', 3], ['One', 4], ['Two', 5], ['After the switch', 6]])
  })

  it('has no script of a slide in its pages, nor anything that stands in one', () => {
    for (const { parentPath, name } of readdirSync(dist, { recursive: true, withFileTypes: true }).filter(file => file.isFile()))
      expect(readFileSync(join(parentPath, name), 'utf8'), name).not.toContain('withheld')
  })
})
