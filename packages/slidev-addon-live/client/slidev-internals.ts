// What live takes of Slidev 53's client beyond its public index, which may change with any release;
// slidev-internals.test.ts says what is gone.

/** Hosts from which a window that is no presenter view may steer the others: who speaks is decided as Slidev does. */
export { TRUST_ORIGINS } from '@slidev/client/constants.ts'
/** A slide by its number or alias, and its address, without a component around. */
export { getSlide, getSlidePath } from '@slidev/client/logic/slides.ts'
/** Where v-click keeps every element that it has shown, for good. */
export { resolvedClickMap } from '@slidev/client/modules/v-click.ts'
/** Tells of what other windows, or the server, have changed in the shared state. */
export { onPatch } from '@slidev/client/state/shared.ts'
/** What Slidev takes for focused, and the speaker's choice of who steers whom. */
export { activeElement, syncDirections } from '@slidev/client/state/storage.ts'
