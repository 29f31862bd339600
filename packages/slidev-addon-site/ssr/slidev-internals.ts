// What drawing without a browser takes of Slidev 53's client; slidev-internals.test.ts says what is gone.
// The public index needs a browser: only files that need none, or no more than ssr/browser.ts has, are here.

/** Counts clicks as on stage. */
export { createClicksContextBase } from '@slidev/client/composables/useClicks.ts'
/** Where in the deck a window stands. */
export { useNav } from '@slidev/client/composables/useNav.ts'
/** The keys under which Slidev's components look for their surroundings, and the classes of v-click. */
export * as keys from '@slidev/client/constants.ts'
/** The headmatter. */
export { configs } from '@slidev/client/env.ts'
/** A slide with what the deck puts below and above each. */
export { default as SlideWrapper } from '@slidev/client/internals/SlideWrapper.vue'
/** The slides, as its routes have them. */
export { slides } from '@slidev/client/logic/slides.ts'
