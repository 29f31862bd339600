import type { ClicksContext } from '@slidev/types'
import type { App, Component } from 'vue'
import { knownLanguage, languageKey } from 'slidev-deck-kit/shared/language.ts'
import { camelize, capitalize, computed, effectScope, h, reactive, ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { configs, createClicksContextBase, keys, slides, useNav } from './slidev-internals.ts'

/**
 * Gives an app what Slidev's client gives the slide that it shows (its
 * setup/root.ts): a route, the deck, clicks.
 *
 * @param app that is to draw the slide
 * @param no the slide's number, counted from 1
 * @returns the slide's clicks, and what ends it all
 */
export async function surround(app: App, no: number): Promise<{ clicks: ClicksContext, end: () => void }> {
  const scope = effectScope(true)
  const route = slides.value[no - 1]
  const { frontmatter } = route.meta.slide
  // As in the client, links lead to the slide's page.
  const router = createRouter({ history: createMemoryHistory(import.meta.env.BASE_URL), routes: [{ name: 'play', path: '/:no', component: {} }] })
  await router.push(`/${no}`)
  app.use(router)
  nameUnknown(app)
  const clicks = createClicksContextBase(ref(0), frontmatter.clicksStart, frontmatter.clicks)
  route.meta.__clicksContext = clicks
  app.provide(languageKey, knownLanguage((configs as { lang?: string }).lang))
  const nav = app.runWithContext(() => scope.run(useNav)!)
  app.provide(keys.injectionSlidevContext, reactive({ nav, configs, themeConfigs: computed(() => configs.themeConfig) }))
  return {
    clicks,
    end: () => scope.stop(),
  }
}

/** Draws a component that nobody knows as Vue does in a browser: as an element of that name around what stands in it. */
function nameUnknown(app: App): void {
  const { components } = app._context
  // Twoslash's hover cards: closed, they are the words that they stand over.
  components.VMenu = elementOf('span', 'v-popper v-popper--theme-twoslash')
  app._context.components = new Proxy(components, {
    get: (_, name: string) => components[name] ?? components[camelize(name)] ?? components[capitalize(camelize(name))] ?? elementOf(name),
  })
}

function elementOf(name: string, className?: string): Component {
  return {
    render() {
      return h(name, { class: className }, this.$slots.default?.())
    },
  }
}
