// Slidev ships its client as TypeScript source without these declarations of its own:
// vue-tsc reads that source wherever the deck imports from @slidev/client.
declare const __DEV__: boolean
declare const __SLIDEV_FEATURE_DRAWINGS_PERSIST__: boolean
declare const __SLIDEV_FEATURE_EDITOR__: boolean
declare const __SLIDEV_HAS_SERVER__: boolean
declare const __SLIDEV_HASH_ROUTE__: boolean
declare module 'file-saver'
