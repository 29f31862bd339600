import type { Plugin } from 'vite'
import { join } from 'node:path'
import { rangeWithout } from './fonts.ts'

/** What a build of the talk is asked to hold. */
export interface Site {
  /** The text of slides.md. */
  talk: string
  /** Slidev's client, whose components ask for what is replaced. */
  clientRoot: string
  /** Whether Slidev's twoslash is on. */
  twoslash: boolean
  /** Whether the presenter view is built in. */
  presenter: boolean
}

interface Replacement {
  /** What is asked for, as it stands in the import. */
  module: string
  /** The code that stands in for it. */
  code: string
  /** Only where these files ask for it. */
  importers?: RegExp
}

/**
 * Leaves out of a build what its visitors cannot reach. Slidev imports it all,
 * whatever the talk uses; its feature switches only hide the buttons.
 */
export function lightSite({ talk, clientRoot, twoslash, presenter }: Site): Plugin {
  const uses = (words: RegExp) => words.test(talk)
  const onDemand = (component: string, flag: string): Replacement => ({
    module: `./${component}.vue`,
    importers: /\/internals\/Controls\.vue/,
    code: `
      import { whenAsked } from 'slidev-addon-site/client/on-demand.ts'
      import { ${flag} } from '@slidev/client/state/index.ts'
      export default whenAsked(${flag}, () => import('${join(clientRoot, 'internals', `${component}.vue`)}'))`,
  })
  const replacements: Replacement[] = [
    // For one function, which its small sibling has, too; the whole one brings a YAML parser.
    { module: '@slidev/parser/core', code: 'export * from "@slidev/parser/utils"' },
    // Hover cards of code. It is asked for where twoslash is off, too, and fails there with an error in the console.
    ...twoslash ? [] : [{ module: '@shikijs/vitepress-twoslash/client', code: 'export default { install() {} }' }],
    ...uses(/v-mark/) ? [] : [{ module: '@slidev/rough-notation', code: 'export const annotate = () => ({ show() {}, hide() {} })' }],
    ...uses(/v-motion/) ? [] : [{ module: '@vueuse/motion', code: 'export const MotionDirective = () => ({})' }],
    ...uses(/```/) ? [] : ['@shikijs/magic-move/style.css', '@shikijs/vitepress-twoslash/style.css'].map(module => ({ module, code: '' })),
    ...uses(/> \[!/) ? [] : ['light', 'dark-media'].map(look => `colors-${look}`).concat('base').map(sheet => ({ module: `markdown-it-github-alerts/styles/github-${sheet}.css`, code: '' })),
    ...presenter
      ? []
      : [
          // The page has its title and its language already.
          { module: '@unhead/vue', code: 'export const useHead = () => {}' },
          { module: '@unhead/vue/client', code: 'export const createHead = () => ({ install() {} })' },
          // Pens; `drawings.enabled` takes the buttons away, but not what draws.
          { module: 'drauu', code: 'export const createDrauu = () => ({ on() {}, load() {}, clear() {}, mount() {}, unmount() {}, dump: () => "", canUndo: () => false, canRedo: () => false })' },
          // Hover cards, which only the settings have: a slide without them has none to move.
          { module: 'floating-vue', importers: /\/(?:SlidesShow|SlideContainer)\.vue|\/VSwitch\.ts/, code: 'export const recomputeAllPoppers = () => {}' },
          onDemand('Goto', 'showGotoDialog'),
          onDemand('QuickOverview', 'showOverview'),
          onDemand('InfoDialog', 'showInfoDialog'),
          { module: './Settings.vue', importers: /\/internals\/NavControls\.vue/, code: `import { defineAsyncComponent } from 'vue'\nexport default defineAsyncComponent(() => import('${join(clientRoot, 'internals/Settings.vue')}'))` },
          { module: '../assets/logo.png', code: 'export default "data:,"' },
        ],
  ]
  const prefix = '\0light-site:'
  return {
    name: 'light-site',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler(id, importer = '') {
        // Templates are compiled at build time.
        if (id.endsWith('/vue/dist/vue.esm-bundler.js'))
          return this.resolve(id.replace('vue.esm-bundler', 'vue.runtime.esm-bundler'), importer, { skipSelf: true })
        if (importer.startsWith(prefix))
          return null
        const index = replacements.findIndex(({ module, importers }) => module === id && (!importers || importers.test(importer)))
        return index < 0 ? null : `${prefix}${index}${id.endsWith('.css') ? '.css' : ''}`
      },
    },
    load: id => id.startsWith(prefix) ? replacements[Number.parseInt(id.slice(prefix.length))].code : null,
  }
}

/**
 * Leaves out of the fonts' ranges what the pages have fonts of, so that no
 * other is loaded for it.
 *
 * @param characters that the pages have
 */
export function lightFonts(characters: string): Plugin {
  return {
    name: 'light-fonts',
    config: () => ({
      css: {
        postcss: {
          plugins: [{
            postcssPlugin: 'light-fonts',
            Once: sheet => sheet.walkAtRules('font-face', face => face.walkDecls('unicode-range', (range) => {
              range.value = rangeWithout(range.value, characters)
              if (!range.value)
                face.remove()
            })) as void,
          }],
        },
      },
    }),
  }
}

/**
 * Gives a slide that the browser prints the roles of paper, which are a rule of
 * `.paper` with nothing but custom properties: CSS cannot say one list of them
 * for a class and for print. A rule with more sets what flows down a sheet.
 */
export function printedRoles(): Plugin {
  return {
    name: 'printed-roles',
    config: () => ({
      css: {
        postcss: {
          plugins: [{
            postcssPlugin: 'printed-roles',
            Once(sheet, { AtRule }) {
              sheet.walkRules('.paper', (rule) => {
                if (rule.every(node => node.type === 'comment' || (node.type === 'decl' && node.prop.startsWith('--'))))
                  sheet.append(new AtRule({ name: 'media', params: 'print', nodes: [rule.clone({ selector: '.prepared-canvas, #page-root #slide-content' })] }))
              })
            },
          }],
        },
      },
    }),
  }
}
