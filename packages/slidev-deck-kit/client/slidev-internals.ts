// What the kit takes of Slidev 53's client beyond its public index, which may change with any release;
// slidev-internals.test.ts says what is gone.

/** The frontmatter keys of which Slidev makes no attributes: each slide asks for them anew, so that others can be added. */
export { FRONTMATTER_FIELDS, HEADMATTER_FIELDS } from '@slidev/client/constants.ts'
/** The headmatter. Public, too; taken from the index by setup/root.ts, Vite would cut the first script of a site in four. */
export { configs } from '@slidev/client/env.ts'
