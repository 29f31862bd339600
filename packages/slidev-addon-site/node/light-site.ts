import type { Plugin } from 'vite'
import { fileURLToPath } from 'node:url'
import { familyName } from './fonts.ts'
import { rangeWithout } from './ranges.ts'

/** What a build of a deck may need. */
export interface Site {
  /** Its slides' Markdown, and the components that they may have. */
  text: string
  /** Whether the presenter view is built in. */
  presenter: boolean
}

/** What Slidev's client asks for and what it gets in its place. */
interface Replacement {
  /** As it stands in the import. */
  module: string
  /** A file of client/stand-ins/; a module without its ending: an installed package has JavaScript, and Vite finds either. */
  file: string
  /** Only where these files ask for it. */
  importers?: RegExp
}

const folder = fileURLToPath(new URL('../client/stand-ins/', import.meta.url))

/**
 * Leaves out of a build what its visitors cannot reach. Slidev imports all of
 * its features; a deck's headmatter only hides their buttons.
 */
export function lightSite(site: Site): Plugin {
  const replacements = replacementsFor(site)
  return {
    name: 'light-site',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler(id, importer = '') {
        // Templates are compiled at build time: no compiler is needed in the browser.
        if (id.endsWith('/vue/dist/vue.esm-bundler.js'))
          return this.resolve(id.replace('vue.esm-bundler', 'vue.runtime.esm-bundler'), importer, { skipSelf: true })
        if (importer.startsWith(folder))
          return null
        const found = replacements.find(({ module, importers }) => module === id && (!importers || importers.test(importer)))
        return found ? this.resolve(folder + found.file, importer, { skipSelf: true }) : null
      },
    },
  }
}

function replacementsFor({ text, presenter }: Site): Replacement[] {
  const uses = (words: RegExp) => words.test(text)
  const absent = (module: string, importers?: RegExp) => ({ module, file: module.endsWith('.css') ? 'absent.css' : 'absent', importers })
  const dialog = (component: string, importers: RegExp) => ({ module: `./${component}.vue`, file: component, importers })
  const controls = /\/internals\/Controls\.vue/
  return [
    { module: '@slidev/parser/core', file: 'parser' },
    // Brings the components of floating-vue, and says in the console that it does not know Slidev's version of that.
    ...uses(/twoslash|v-?(?:menu|dropdown|tooltip|close-popper)/i) ? [] : [absent('@shikijs/vitepress-twoslash/client')],
    ...uses(/v-mark/) ? [] : [absent('@slidev/rough-notation')],
    ...uses(/v-motion/) ? [] : [absent('@vueuse/motion')],
    ...uses(/```/) ? [] : ['@shikijs/magic-move/style.css', '@shikijs/vitepress-twoslash/style.css'].map(module => absent(module)),
    // A theme's styles of code by Prism, whose selectors look into every class: each step would restyle all that it holds.
    ...uses(/```|language-/) ? [] : [absent('./prism.css', /\/theme-[\w-]+\/styles\/index\.ts/)],
    ...uses(/> \[!/) ? [] : ['colors-light', 'colors-dark-media', 'base'].map(sheet => absent(`markdown-it-github-alerts/styles/github-${sheet}.css`)),
    ...presenter
      ? []
      : [
          absent('@unhead/vue'),
          absent('@unhead/vue/client'),
          absent('drauu'),
          absent('floating-vue', /\/(?:SlidesShow|SlideContainer)\.vue|\/VSwitch\.ts/),
          dialog('Goto', controls),
          dialog('QuickOverview', controls),
          dialog('InfoDialog', controls),
          dialog('Settings', /\/internals\/NavControls\.vue/),
          { module: '../assets/logo.png', file: 'logo' },
        ],
  ]
}

/**
 * Leaves out of the ranges of the deck's fonts what the pages have fonts of, so
 * that no other is loaded for it.
 *
 * @param families of which the pages have small fonts
 * @param characters that these have
 */
export function lightFonts(families: readonly string[], characters: string): Plugin {
  return {
    name: 'light-fonts',
    config: () => ({
      css: {
        postcss: {
          plugins: [{
            postcssPlugin: 'light-fonts',
            Once: sheet => sheet.walkAtRules('font-face', (face) => {
              if (!face.some(node => node.type === 'decl' && node.prop === 'font-family' && families.includes(familyName(node.value))))
                return
              face.walkDecls('unicode-range', (range) => {
                range.value = rangeWithout(range.value, characters)
                if (!range.value)
                  face.remove()
              })
            }) as void,
          }],
        },
      },
    }),
  }
}

/**
 * Gives a slide that the browser prints the roles of paper, which are a rule of
 * `.paper` with nothing but custom properties. CSS cannot give one list to a
 * class and to print, so the rule is repeated. Other rules of `.paper` are for
 * what flows from sheet to sheet, not for a slide.
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
                  sheet.append(new AtRule({ name: 'media', params: 'print', nodes: [rule.clone({ selector: '.prerendered-canvas, #page-root #slide-content' })] }))
              })
            },
          }],
        },
      },
    }),
  }
}
