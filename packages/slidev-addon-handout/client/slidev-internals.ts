// What the handout takes of Slidev 53's client beyond its public index, which may change with any release;
// slidev-internals.test.ts says what is gone.

/** The clicks of a slide that no one steps. */
export { createFixedClicks } from '@slidev/client/composables/useClicks.ts'
/** More clicks than any slide has: every step is shown. */
export { CLICKS_MAX } from '@slidev/client/constants.ts'
/** A slide as it is printed, on its canvas, with the layers around it. */
export { default as PrintSlide } from '@slidev/client/internals/PrintSlide.vue'
/** A slide alone, which may be of any size. */
export { default as SlideWrapper } from '@slidev/client/internals/SlideWrapper.vue'
