import type { Reliance } from 'slidev-deck-testing/still-there.ts'
import { assertThere, reliancesOf, strayImports } from 'slidev-deck-testing/still-there.ts'
import { describe, expect, it } from 'vitest'

const waits = 'node/print-page.ts, which waits until all is drawn'

const relied: Reliance[] = [
  { what: 'print mode where the query says print', file: 'client/composables/useNav.ts', has: 'isPrintMode = computed(() => query.value.has(\'print\')', user: 'setup/routes.ts, whose page is drawn for print' },
  { what: 'the routes presenter and print, with what guards them', file: 'client/setup/routes.ts', has: /name: 'presenter',[^}]+beforeEnter: passwordGuard[\s\S]+name: 'print',[^}]+beforeEnter: passwordGuard/, user: 'setup/routes.ts, whose page asks for the same password' },
  { what: 'the page for print in pages/print.vue', file: 'client/setup/routes.ts', has: '\'../pages/print.vue\'', user: 'node/print-build.ts, which leaves the other pages out' },
  { what: 'all steps of a printed slide, unless the query says print=clicks', file: 'client/internals/PrintSlide.vue', has: 'isPrintWithClicks.value ? 0 : CLICKS_MAX', user: 'client/HandoutSlide.vue' },
  { what: 'props of SlideWrapper: clicksContext, route', file: 'client/internals/SlideWrapper.vue', has: /clicksContext: \{[\s\S]+route: \{/, user: 'client/HandoutSlide.vue' },
  { what: 'the config of a deck as a module of its own', file: 'cli/dist/*.mjs', has: /id: "\/@slidev\/configs"[\s\S]+?return `export default \$\{JSON\.stringify\(config\)\}`/, user: 'node/vite-plugins.ts, which gives the handout its color schema' },
  { what: 'a color schema that is auto, or the only one', file: 'client/logic/dark.ts', has: 'configs.colorSchema !== \'auto\'', user: 'client/look.ts' },
  { what: 'a range of slides for print that can be set', file: 'client/composables/useNav.ts', has: 'const printRange = ref(', user: 'setup/root.ts, which sets it once the address is known' },
  { what: 'the element in which Mermaid draws', file: 'client/index.html', has: 'id="mermaid-rendering-container"', user: waits },
  { what: 'data-waitfor on what draws later', file: 'client/internals/CodeRunner.vue', has: 'data-waitfor="', user: waits },
  { what: 'the message of a slide that fails while it is loaded', file: 'cli/dist/*.mjs', has: 'console.error(\'Failed to load slide \'', user: 'node/print-page.ts, which gives it on' },
  { what: 'the message of a slide that fails in dev', file: 'cli/dist/*.mjs', has: 'slide failed to load', user: 'node/print-page.ts, which gives it on' },
]

describe('slidev has what the handout relies on:', () => {
  for (const reliance of [...reliancesOf(import.meta.dirname), ...relied])
    it(reliance.what, () => assertThere(reliance))

  it('no import reaches beyond the public index but in slidev-internals.ts', () => {
    expect(strayImports(import.meta.dirname)).toEqual([])
  })
})
