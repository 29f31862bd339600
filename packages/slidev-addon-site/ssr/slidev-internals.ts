// What drawing without a browser takes of Slidev 53's client; slidev-internals.test.ts says what is gone.
// The public index needs a browser (its state/storage.ts asks for the window): only files that need none are here.

/** Counts clicks as on stage. */
export { createClicksContextBase } from '@slidev/client/composables/useClicks.ts'
/** The keys under which Slidev's components look for their surroundings, and the classes of v-click. */
export * as keys from '@slidev/client/constants.ts'
/** The headmatter. */
export { configs } from '@slidev/client/env.ts'
