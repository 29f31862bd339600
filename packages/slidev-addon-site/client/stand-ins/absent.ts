// Stands in for libraries of which a deck uses nothing: by the names that Slidev imports.

function nothing(): void {}
const none = () => false

/** @unhead/vue: the page has its title and its language already. */
export const useHead = nothing
export const createHead = () => ({ install: nothing })

/** drauu: pens; `drawings.enabled` takes their buttons away, but not what draws. */
export function createDrauu() {
  return { on: nothing, load: nothing, clear: nothing, mount: nothing, unmount: nothing, dump: () => '', canUndo: none, canRedo: none }
}

/** floating-vue: hover cards, which only the settings have. */
export const recomputeAllPoppers = nothing

/** @slidev/rough-notation: what v-mark draws. */
export const annotate = () => ({ show: nothing, hide: nothing })

/** @vueuse/motion: what v-motion moves. */
export const MotionDirective = () => ({})

/** @shikijs/vitepress-twoslash: hover cards of code. */
export default { install: nothing }
