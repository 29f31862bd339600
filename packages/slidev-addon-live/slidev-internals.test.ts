import type { Reliance } from 'slidev-deck-testing/still-there.ts'
import { assertThere, reliancesOf, strayImports } from 'slidev-deck-testing/still-there.ts'
import { describe, expect, it } from 'vitest'

const relied: Reliance[] = [
  { what: 'the hooks of its sync after those of setup/root.ts', file: 'client/setup/root.ts', has: /for \(const setup of setups\)\s+setup\(\)[\s\S]+\n {2}router\.afterEach\(updateSharedState\)[\s\S]+\n {2}onPatch\(/, user: 'client/together.ts, which silences it in hooks that come first' },
  { what: 'hooks of a patch in the order in which they came', file: 'client/state/syncState.ts', has: /onPatchCallbacks\.push\(fn\)[\s\S]+onPatchCallbacks\.forEach\(/, user: 'client/together.ts, which silences Slidev in one that comes first' },
  { what: 'directions that are asked for in each hook', file: 'client/setup/root.ts', has: /function updateSharedState\(\) \{\s+const shouldSend = isPresenter\.value\s+\? syncDirections\.value\.presenterSend\s+: syncDirections\.value\.viewerSend[\s\S]+\? syncDirections\.value\.presenterReceive\s+: syncDirections\.value\.viewerReceive/, user: 'client/together.ts, which lets them read as off' },
  { what: 'the last update in the shared state, with its id and time', file: 'client/state/shared.ts', has: /lastUpdate\?: \{\s+id: string\s+type: 'presenter' \| 'viewer'\s+time: number/, user: 'client/windows.ts, which reads moves from it' },
  { what: 'a shared state that the server keeps', file: 'client/state/shared.ts', has: '\'server-reactive:nav\'', user: 'client/windows.ts, for windows in other browsers' },
  { what: 'the overview at /overview', file: 'client/setup/routes.ts', has: 'path: \'/overview\'', user: 'client/together.ts, which knows by it that a slide was picked' },
  { what: 'shortcuts that are off while a button or a link has the focus', file: 'client/state/storage.ts', has: 'isOnFocus = computed(() => [\'BUTTON\', \'A\'].includes(activeElement.value?.tagName', user: 'client/keys.ts, which tells it that none has' },
  { what: 'taps that step beside the slide alone', file: 'client/pages/play.vue', has: 'id === \'slide-container\'', user: 'client/taps.ts, which steps on the slide: both would make two steps' },
  { what: 'a map of clicks that is written in one place', file: 'client/modules/v-click.ts', has: 'resolvedClickMap.set(el, resolved)', user: 'client/forget.ts, which holds its elements weakly' },
  { what: 'a map of clicks of which no more than get and set is used', file: 'client/**/*.{ts,vue}', has: /^(?![\s\S]*resolvedClickMap\.(?!get\b|set\b))[\s\S]*resolvedClickMap/, user: 'client/forget.ts, which replaces these two' },
  ...['next_space', 'next_right', 'next_page_key', 'next_down', 'prev_space', 'prev_left', 'prev_page_key', 'prev_up']
    .map(name => ({ what: `the shortcut ${name}`, file: 'client/setup/shortcuts.ts', has: `name: '${name}'`, user: 'setup/shortcuts.ts, with which it steps' })),
  { what: 'classes of v-click that go by the step alone', file: 'client/modules/v-click.ts', has: /const active = resolved\.isActive\.value\s+const current = resolved\.isCurrent\.value\s+const prior = active && !current[\s\S]+toggle\(CLASS_VCLICK_HIDDEN, !active\)[\s\S]+toggle\(CLASS_VCLICK_CURRENT, current\)\s+el\.classList\.toggle\(CLASS_VCLICK_PRIOR, prior\)/, user: 'client/show-step.ts, which sets the same before Slidev does' },
  { what: 'next and prev that go to another slide at the ends of one', file: 'client/composables/useNav.ts', has: /clicksTotal\.value <= queryClicks\.value\)\s+await nextSlide\(\)[\s\S]+queryClicks\.value <= clicksStart\.value\)\s+await prevSlide\(true\)/, user: 'client/steps.ts, which does, too' },
  { what: 'marks whose lines an animation draws', file: 'rough-notation/dist/index.mjs', has: /(?=[\s\S]*"rough-annotation")(?=[\s\S]*strokeDashoffset = `\$\{length\}`)(?=[\s\S]*stroke-dashoffset: 0)/, user: 'styles/index.css, which shows them without motion' },
  { what: 'prose that reads the class attribute', file: '../@unocss/preset-typography/dist/index.mjs', has: /\[class~=.{0,40}not-/, user: 'node/prose-by-class.ts, which has it ask for the class' },
  { what: 'import of ./MenuButton.vue', file: 'client/internals/NavControls.vue', has: 'from \'./MenuButton.vue\'', user: 'the alias of client/MenuButton.vue, which stands in for it' },
  { what: 'the slots of MenuButton', file: 'client/internals/NavControls.vue', has: /<MenuButton>\s+<template #button="\{ value \}">[\s\S]+<template #menu>/, user: 'client/MenuButton.vue, which stands in for it' },
  { what: 'import of ./NoteDisplay.vue', file: 'client/internals/NoteStatic.vue', has: 'from \'./NoteDisplay.vue\'', user: 'the alias of client/NoteDisplay.vue, which stands around it' },
  { what: 'import of ./NoteDisplay.vue in dev', file: 'client/internals/NoteEditable.vue', has: 'from \'./NoteDisplay.vue\'', user: 'the alias of client/NoteDisplay.vue, which stands around it' },
  { what: 'notes in one element, which takes attributes', file: 'client/internals/NoteDisplay.vue', has: /<template>\s+<div\s+v-if[\s\S]+<div\s+v-else-if[\s\S]+<div\s+v-else\s/, user: 'client/NoteDisplay.vue, which gives it tabindex and a name' },
]

describe('slidev has what live relies on:', () => {
  for (const reliance of [...reliancesOf(import.meta.dirname), ...relied])
    it(reliance.what, () => assertThere(reliance))

  it('no import reaches beyond the public index but in slidev-internals.ts', () => {
    // With the others it would be in the first script of every page, where it belongs to the presenter view.
    expect(strayImports(import.meta.dirname)).toEqual(['client/NoteDisplay.vue: @slidev/client/internals/NoteDisplay.vue'])
  })
})
