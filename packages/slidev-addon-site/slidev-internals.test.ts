import type { Reliance } from 'slidev-deck-testing/still-there.ts'
import { canvasGround, schemaKey, themeVariable, windowGround } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { assertThere, reliancesOf, strayImports } from 'slidev-deck-testing/still-there.ts'
import { describe, expect, it } from 'vitest'

const left = 'node/light-site.ts, which leaves it out of the site'

/** Imports that get something else in a site: by whom, of what. */
const replaced = ([
  ['**/*.{ts,vue}', '@slidev/parser/core'],
  ['setup/main.ts', '@shikijs/vitepress-twoslash/client'],
  ['modules/v-mark.ts', '@slidev/rough-notation'],
  ['modules/v-motion.ts', '@vueuse/motion'],
  ['**/*.{ts,vue}', '@unhead/vue'],
  ['setup/main.ts', '@unhead/vue/client'],
  ['composables/useDrawings.ts', 'drauu'],
  ['internals/SlidesShow.vue', 'floating-vue'],
  ['internals/SlideContainer.vue', 'floating-vue'],
  ['builtin/VSwitch.ts', 'floating-vue'],
  ['internals/Controls.vue', './Goto.vue'],
  ['internals/Controls.vue', './QuickOverview.vue'],
  ['internals/Controls.vue', './InfoDialog.vue'],
  ['internals/NavControls.vue', './Settings.vue'],
] as const).map(([file, module]): Reliance => ({ what: `import of ${module} in ${file}`, file: `client/${file}`, has: ` from '${module}'`, user: left }))

const relied: Reliance[] = [
  ...['@shikijs/magic-move/style.css', '@shikijs/vitepress-twoslash/style.css', ...['colors-light', 'colors-dark-media', 'base'].map(sheet => `markdown-it-github-alerts/styles/github-${sheet}.css`)]
    .map(sheet => ({ what: `import of ${sheet}`, file: '{client/**/*.ts,cli/dist/*.mjs}', has: sheet, user: left })),
  { what: 'its logo as ../assets/logo.png', file: 'client/internals/InfoDialog.vue', has: 'src="../assets/logo.png"', user: left },
  ...(['Goto', 'QuickOverview', 'InfoDialog'] as const).map((dialog, index) => {
    const flag = ['showGotoDialog', 'showOverview', 'showInfoDialog'][index]
    return { what: `the switch ${flag}`, file: 'client/state/storage.ts', has: `export const ${flag} = ref(false)`, user: `node/light-site.ts, which loads ${dialog}.vue when it is turned` }
  }),
  { what: 'a page with an empty #app', file: 'client/index.html', has: '<div id="app"></div>', user: 'node/page.ts, which puts the slide before it' },
  { what: 'a description in quotes', file: 'cli/dist/*.mjs', has: /function toAttrValue\(unsafe\) \{\s+return JSON\.stringify\(escapeHtml\(/, user: 'node/head.ts, which takes them away' },
  { what: 'the picture that its build makes', file: 'cli/dist/*.mjs', has: 'seoMeta.ogImage === "auto" ? "./og-image.png"', user: 'node/head.ts, which takes it out' },
  { what: 'a slide\'s component at /@slidev/slides/1/md, its data at /frontmatter', file: 'cli/dist/*.mjs', has: /VIRTUAL_SLIDE_PREFIX = "\/@slidev\/slides\/"[\s\S]+\/frontmatter'`[\s\S]+\/md'/, user: 'node/prerender.ts, which draws from them, and node/module-preloads.ts' },
  { what: 'its theme as a class of the root: dark, light', file: 'client/logic/dark.ts', has: /classList\.toggle\('dark', v\)\s+html\.classList\.toggle\('light', !v\)/, user: 'client/print-light.ts, which prints in the light one' },
  { what: 'styles of Prism in a theme', file: 'theme-{default,seriph}/styles/index.ts', has: 'import \'./prism.css\'', user: 'node/light-site.ts, which leaves them out where there is no code' },
  { what: 'its logos', file: 'client/{internals/InfoDialog,builtin/PoweredBySlidev}.vue', has: /assets\/logo(?:-title-horizontal)?\.png/, user: 'node/single.ts, which leaves out the one of its dialogs' },
  { what: 'scripts that manualChunks cuts', file: 'cli/dist/*.mjs', has: 'manualChunks(id) {', user: 'node/single.ts, which wants one' },
  { what: 'a page of a slide in pages/play.vue', file: 'client/setup/routes.ts', has: '\'../pages/play.vue\'', user: 'node/module-preloads.ts, which lets it be loaded early' },
  { what: 'directives click, after, click-hide, mark, motion, drag', file: 'client/modules/v-*.ts', has: /(?=[\s\S]*'click',)(?=[\s\S]*'after',)(?=[\s\S]*'click-hide',)(?=[\s\S]*'mark',)(?=[\s\S]*'motion',)(?=[\s\S]*'drag',)/, user: 'ssr/draw-slides.ts, which draws what they make' },
  ...['CodeBlockWrapper.vue', 'KaTexBlockWrapper.vue', 'ShikiMagicMove.vue', 'VSwitch.ts'].map(file => ({ what: `clicks that ${file} counts when it is mounted`, file: `client/builtin/${file}`, has: /onMounted\(\(\) => \{[\s\S]+clicks\.register\(/, user: 'node/prerender-plugins.ts, which counts them without a browser' })),
  { what: 'the layout of a slide as InjectedLayout', file: 'cli/dist/*.mjs', has: 'import InjectedLayout from', user: 'node/prerender-plugins.ts, which does not load it apart' },
  { what: 'what setupRoot provides', file: 'client/setup/root.ts', has: /nav: useNav\(\),\s+configs,\s+themeConfigs: computed\(\(\) => configs\.themeConfig\)/, user: 'ssr/surroundings.ts, which provides the same' },
  { what: 'the variables of a theme', file: 'client/env.ts', has: `[\`${themeVariable}\${k}\`, v]`, user: 'node/client-styles.ts, which sets them' },
  { what: 'the color schema that is kept', file: 'client/logic/dark.ts', has: `useLocalStorage('${schemaKey}', 'auto')`, user: 'node/page.ts, which chooses by it' },
  { what: 'the ground of the canvas', file: 'client/uno.config.ts', has: `'bg-main': 'bg-${canvasGround.light} dark:bg-[${canvasGround.dark}]'`, user: 'node/client-styles.ts, which has it' },
  { what: 'the ground of the window', file: 'client/pages/play.vue', has: windowGround, user: 'node/client-styles.ts, which has it' },
  { what: 'a route named play', file: 'client/composables/useNav.ts', has: 'currentRoute.name === \'play\'', user: 'ssr/surroundings.ts, whose slide is on it' },
  { what: 'v-after as +0', file: 'client/modules/v-click.ts', has: 'resolveClick(el, dir, \'+0\')', user: 'ssr/draw-slides.ts' },
]

describe('slidev has what the site relies on:', () => {
  for (const reliance of [...reliancesOf(import.meta.dirname), ...replaced, ...relied])
    it(reliance.what, () => assertThere(reliance))

  it('no import reaches beyond the public index but in slidev-internals.ts, and in what stands in for a file of Slidev\'s and loads it', () => {
    expect(strayImports(import.meta.dirname).filter(found => !found.startsWith('client/stand-ins/'))).toEqual([])
  })
})
