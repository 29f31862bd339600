// Stands in for libraries that a deck does not use. These are the names that Slidev imports from them.

function nothing(): void {}
const none = () => false

/** @unhead/vue: the page has its title and its language already. */
export const useHead = nothing
export const createHead = () => ({ install: nothing })

/** drauu: pens. `drawings.enabled: false` removes their buttons, not the library. */
export function createDrauu() {
  return { on: nothing, load: nothing, clear: nothing, mount: nothing, unmount: nothing, dump: () => '', canUndo: none, canRedo: none }
}

/** floating-vue: hover cards, of which only the settings have one. */
export const recomputeAllPoppers = nothing

/** @slidev/rough-notation: what v-mark draws. */
export const annotate = () => ({ show: nothing, hide: nothing })

/** @vueuse/motion: what v-motion moves. */
export const MotionDirective = () => ({})

/** @shikijs/vitepress-twoslash: hover cards of code. */
export default { install: nothing }
