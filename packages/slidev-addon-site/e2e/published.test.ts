import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Deck, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { filesOf, live, serveSite } from 'slidev-deck-testing/site.ts'
import { allowed, launch } from 'slidev-deck-testing/stage.ts'
import { afterAll, expect, it } from 'vitest'

const hostile = new Deck('recipe.md', packagesDeck)

afterAll(() => hostile.dispose())

it('a deck that withholds nothing, with slides that need a browser, is published without anything of the speaker\'s; each slide that only the deck can draw is named', async () => {
  hostile.write(slides => `${slides.replace('lang: en', 'lang: en\nspeaker:\n  talk: withheld, of the presenter view\npresenter: true\nrecord: true\nbrowserExporter: true\ndrawings:\n  persist: true').replace('monaco: false', 'monaco: true').replace('mcp: false', 'mcp: true').replace(/\npace: .*/, '').replace(/\nduration: 20min/, '')}
---

# Marks <!-- withheld, in a title -->

<!-- withheld, in the text -->

<p v-click>First</p>
<p v-after>With it</p>
<p v-click-hide>Until then</p>
<p v-mark="3">Marked</p>
<p v-motion :initial="{ x: -80 }" :enter="{ x: 0 }">Moving</p>
<p v-drag="[100, 200, 300, 40]">Dragged</p>
<v-clicks hide>

- Listed

</v-clicks>

<!-- withheld, before a style -->

<style>
p { margin: 0 }
</style>

---

# A window

{{ window.innerWidth }}

---

# An open end

<div v-html="'<b><i>open'"></div>

---

# The same id

<div id="app">Mine</div>
`)
  const { code, output } = await hostile.run('build', '--no-picture')
  expect(code, output).toBe(0)
  const named = [...output.matchAll(/^slides\.md, slide (\d), (.+?): shown once the talk is loaded.*browser: (.+)$/gm)].map(([, ...parts]) => parts.join('; '))
  expect(named).toEqual([
    expect.stringMatching(/^3; A window; .*innerWidth/),
    expect.stringMatching(/^4; An open end; .*<i> is open/),
    expect.stringMatching(/^5; The same id; .*ids/),
  ])
  const dist = join(hostile.root, 'dist')
  const files = filesOf(dist)
  const own = readdirSync(join(hostile.root, 'public'))
  expect(files.map(({ name }) => name).filter(name => !own.includes(name) && /handout|presenter|notes|rehearsal|DrawingLayer|monaco|(?<!plugin-vue_)export/i.test(name))).toEqual([])
  for (const { name, text } of files)
    expect(text, name).not.toMatch(/withheld|A loaf is mostly waiting/)

  const browser = await launch()
  const { origin, server } = await serveSite(dist)
  const page = await browser.newPage({ ...allowed, viewport: { width: 1280, height: 720 } })
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  for (const [no, title] of ['Marks', 'A window', 'An open end', 'The same id'].entries()) {
    await page.goto(`${origin}/${no + 2}/`)
    await live(page)
    if (title !== 'A window')
      await page.locator('#slideshow').getByRole('heading', { name: title, exact: true }).waitFor()
    if (title === 'Marks')
      expect(errors).toEqual([])
  }
  const still = await browser.newPage({ javaScriptEnabled: false })
  await still.goto(`${origin}/2/`)
  for (const words of ['First', 'With it', 'Until then', 'Marked', 'Moving', 'Dragged', 'Listed'])
    expect(await still.getByText(words, { exact: true }).isVisible(), words).toBe(true)
  server.close()
})
