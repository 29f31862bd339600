// What building a deck takes of Slidev 53 in Node, beside its commands; slidev-internals.test.ts says what is gone.
// They load all of Slidev: what has to be there at once takes its names from shared/slidev-internals.ts.

/** Slidev's options as its commands resolve them, and the Vite plugins that they make of these. */
export { resolveOptions, ViteSlidevPlugin } from '@slidev/cli'
/** Says which preparser setups run: only Slidev's own commands look for setup/preparser.ts. */
export { injectPreparserExtensionLoader } from '@slidev/parser/fs'
