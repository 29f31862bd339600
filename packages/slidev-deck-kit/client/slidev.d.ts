// Slidev ships its client as TypeScript source without these declarations of its own:
// vue-tsc reads that source wherever the deck imports from @slidev/client.
declare global {
  /** What the deck is served or built for (node/vite-plugins.ts). */
  const __DECK_PURPOSE__: import('../shared/purpose.ts').Purpose
  /** The name of the deck's Markdown file (node/vite-plugins.ts). */
  const __DECK_FILE__: string
  const __DEV__: boolean
  const __SLIDEV_FEATURE_DRAWINGS__: boolean
  const __SLIDEV_FEATURE_DRAWINGS_PERSIST__: boolean
  const __SLIDEV_FEATURE_EDITOR__: boolean
  const __SLIDEV_FEATURE_PRESENTER__: boolean
  const __SLIDEV_HAS_SERVER__: boolean
  const __SLIDEV_HASH_ROUTE__: boolean
}

declare module 'vue' {
  interface ComponentCustomProperties {
    __DEV__: boolean
    __SLIDEV_FEATURE_PRESENTER__: boolean
    __SLIDEV_FEATURE_WAKE_LOCK__: boolean
    __SLIDEV_FEATURE_DRAWINGS__: boolean
    __SLIDEV_FEATURE_DRAWINGS_PERSIST__: boolean
  }
}

export {}
