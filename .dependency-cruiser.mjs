/** Which way imports may run; see docs/architecture.md. */
const packages = '^packages/(slidev-[^/]+)/'
/** What a browser runs: with Slidev's hooks and slots, which lie where Slidev looks for them. */
const browser = `${packages}(?:(?:client|page|components)/|setup/(?:root|routes|shortcuts)\\.ts$|[^/]+\\.vue$)`
/** Code of a package that is no test. */
const source = { pathNot: '\\.test\\.ts$|/e2e/' }

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'packages-know-no-talk', severity: 'error', from: { path: '^packages/' }, to: { path: '^(?!packages/|node_modules/)', dependencyTypes: ['local'] } },
    { name: 'kit-stands-alone', severity: 'error', from: { path: '^packages/slidev-deck-kit/', ...source }, to: { path: '^packages/(?!slidev-deck-kit/)' } },
    { name: 'addons-know-the-kit-alone', severity: 'error', from: { path: '^packages/(slidev-addon-(?!site)[^/]+)/', ...source }, to: { path: '^packages/(?!slidev-deck-kit/)', pathNot: '^packages/$1/' } },
    { name: 'site-knows-live-and-handout', severity: 'error', from: { path: '^packages/slidev-addon-site/', ...source }, to: { path: '^packages/(?!slidev-(?:deck-kit|addon-(?:site|live|handout))/)' } },
    { name: 'no-node-in-a-browser', severity: 'error', from: { path: [browser, `${packages}shared/`], ...source }, to: { dependencyTypes: ['core'] } },
    { name: 'client-imports-no-node-code', severity: 'error', from: { path: browser, ...source }, to: { path: `${packages}(?:node|ssr)/`, dependencyTypesNot: ['type-only'] } },
    { name: 'shared-is-pure', severity: 'error', from: { path: `${packages}shared/`, ...source }, to: { path: `${packages}(?!shared/)`, dependencyTypesNot: ['type-only'] } },
    { name: 'page-is-sent-alone', severity: 'error', from: { path: `${packages}page/`, ...source }, to: { path: '.', dependencyTypesNot: ['type-only'] } },
    { name: 'node-imports-no-client-code', severity: 'error', from: { path: `${packages}node/`, ...source }, to: { path: `${packages}(?:client|components|ssr)/`, dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:node_modules|dist|out)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.vue', '.mjs', '.js', '.json', '.css'], exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
