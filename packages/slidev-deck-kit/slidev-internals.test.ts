import type { Reliance } from 'slidev-deck-testing/still-there.ts'
import { createHash } from 'node:crypto'
import { assertThere, reliancesOf, slidevText, strayImports } from 'slidev-deck-testing/still-there.ts'
import { describe, expect, it } from 'vitest'
import { addedStyles, clickGone, clickTarget, defaultEntry, defaultPort } from './shared/slidev-internals.ts'

const relied: Reliance[] = [
  { what: 'slides.md as the entry of its commands', file: 'cli/dist/cli.mjs', has: `default: "${defaultEntry}"`, user: 'shared/slidev-internals.ts (defaultEntry)' },
  { what: 'port 3030 as the first that is tried', file: 'cli/dist/cli.mjs', has: `port: ${defaultPort},`, user: 'shared/slidev-internals.ts (defaultPort)' },
  { what: 'export of ViteSlidevPlugin and resolveOptions', file: 'cli/dist/index.mjs', has: /export \{(?=.*ViteSlidevPlugin)(?=.*resolveOptions)/, user: 'node/build/build-deck.ts, which builds in this process' },
  { what: 'options of others that it passes on', file: 'cli/dist/*.mjs', has: /async function resolveOptions\(entryOptions[\s\S]+?\.\.\.entryOptions/, user: 'node/build/resolve-deck.ts, which tells the setups by them for whom a deck is built' },
  { what: 'one loader of preparser setups for all who read a deck', file: 'parser/dist/fs.mjs', has: /function injectPreparserExtensionLoader\(fn\) \{\s+preparserExtensionLoader = fn;/, user: 'node/build/resolve-deck.ts, since only Slidev\'s own commands run setup/preparser.ts' },
  { what: 'the notes of a slide right after its content', file: 'parser/dist/core.mjs', has: /for \(const e of extensions\) \{\s+if \(e\.transformSlide\)[\s\S]+?if \(e\.transformNote\)[\s\S]+?slides\.push\(slide\)/, user: 'node/preparser.ts, which finds the notes in the content' },
  { what: 'the default config with every key of the headmatter', file: 'parser/dist/core.mjs', has: /function getDefaultConfig\(\)/, user: 'node/check/slidev-keys.ts, which knows them by it' },
  { what: 'frontmatter keys that make no attributes, in arrays that are read at each slide', file: 'client/context.ts', has: 'objectOmit(frontmatter, pageNo === 0 ? HEADMATTER_FIELDS : FRONTMATTER_FIELDS)', user: 'setup/root.ts, which adds to them' },
  { what: 'storage that is used where a file is loaded', file: 'client/state/storage.ts', has: /^export const \w+ = useLocalStorage/m, user: 'client/storage.ts, which stands in before where it is forbidden' },
  { what: 'an app that main.ts creates', file: 'client/main.ts', has: 'createApp(', user: 'client/storage.ts, which runs before it' },
  { what: 'the class of a slide\'s canvas on paper', file: 'client/internals/PrintSlideClick.vue', has: 'class="print-slide-container"', user: 'page/measure-slides.ts, which measures on it' },
  { what: 'the classes of what clicks exchange', file: 'client/builtin/VSwitch.ts', has: /CLASS_VCLICK_TARGET,[\s\S]+!visible && CLASS_VCLICK_DISPLAY_NONE/, user: 'live, which tells of it' },
  { what: 'the names of these classes', file: 'client/constants.ts', has: new RegExp(`CLASS_VCLICK_TARGET = '${clickTarget}'[\\s\\S]+CLASS_VCLICK_DISPLAY_NONE = '${clickGone}'`), user: 'shared/slidev-internals.ts (clickTarget, clickGone)' },
  { what: 'code that moves, and its parts that leave', file: 'client/builtin/ShikiMagicMove.vue', has: /includes\('shiki-magic-move-leave'\)[\s\S]+slidev-code-magic-move[\s\S]+class="[^"]*\bshiki\b/, user: 'shared/slidev-internals.ts (movedCode)' },
  { what: 'the notes\' markers, with data-clicks', file: 'cli/dist/*.mjs', has: '<span class="slidev-note-click-mark" data-clicks="${', user: 'shared/slidev-internals.ts (noteMarker)' },
]

describe('slidev has what the kit relies on:', () => {
  for (const reliance of [...reliancesOf(import.meta.dirname), ...relied])
    it(reliance.what, () => assertThere(reliance))

  it('no import reaches beyond the public index but in slidev-internals.ts', () => {
    expect(strayImports(import.meta.dirname)).toEqual([])
  })

  it('styles that are added by script, and no others, with the hashes that the CSP allows', () => {
    const quoted = (file: string, text: RegExp) => text.exec(slidevText(`client/${file}`))?.[1]
    const styles = [
      quoted('composables/usePrintStyles.ts', /useStyleTag[\s\S]+: '(.*)'\)\)/),
      quoted('logic/dark.ts', /CSS_DISABLE_TRANS = '(.*)'/),
    ]
    expect(styles.map(style => `sha256-${createHash('sha256').update(style ?? 'gone').digest('base64')}`)).toEqual(addedStyles)
  })
})
