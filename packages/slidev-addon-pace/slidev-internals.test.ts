import type { Reliance } from 'slidev-deck-testing/still-there.ts'
import { assertThere, reliancesOf, strayImports } from 'slidev-deck-testing/still-there.ts'
import { describe, expect, it } from 'vitest'

const clock = 'its alias, which puts the clock in the place of Slidev\'s timer'
const style = 'styles/, for the presenter view'

const relied: Reliance[] = [
  { what: 'import of ../internals/TimerBar.vue', file: 'client/pages/presenter.vue', has: 'from \'../internals/TimerBar.vue\'', user: clock },
  { what: 'import of ../internals/TimerInlined.vue', file: 'client/pages/presenter.vue', has: 'from \'../internals/TimerInlined.vue\'', user: clock },
  { what: 'the route presenter, with what guards it', file: 'client/setup/routes.ts', has: /name: 'presenter',[^}]+beforeEnter: passwordGuard/, user: 'setup/routes.ts, whose page asks for the same password' },
  { what: 'whether the clicks of a slide are counted', file: 'client/composables/useClicks.ts', has: 'isMounted', user: 'client/clock.ts, which waits for it' },
  { what: 'the marker\'s states: past, active', file: 'client/internals/NoteDisplay.vue', has: /toggle\(`\$\{CLASS_MARKER\}-past`[\s\S]+toggle\(`\$\{CLASS_MARKER\}-active`/, user: style },
  { what: 'the presenter view\'s grid', file: 'client/pages/presenter.vue', has: /class="grid-container"[\s\S]+grid-section main[\s\S]+grid-section next[\s\S]+grid-section note[\s\S]+grid-section bottom/, user: style },
  { what: 'separators with role="separator"', file: 'client/pages/presenter.vue', has: 'role="separator"', user: style },
  { what: 'small figures in .op50', file: 'client/pages/presenter.vue', has: /class="[^"]*\bop50\b|<span op50/, user: style },
  { what: 'the overview\'s main with .overview-slide-block', file: 'client/pages/overview.vue', has: /<main[\s\S]+class="overview-slide-block/, user: style },
  { what: 'icons as .i-carbon:', file: 'client/internals/NavControls.vue', has: 'class="i-carbon:', user: style },
]

describe('slidev has what pace relies on:', () => {
  for (const reliance of [...reliancesOf(import.meta.dirname), ...relied])
    it(reliance.what, () => assertThere(reliance))

  it('no import reaches beyond the public index', () => {
    expect(strayImports(import.meta.dirname)).toEqual([])
  })
})
