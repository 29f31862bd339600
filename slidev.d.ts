// Slidev ships its client as TypeScript source without these declarations of its own:
// vue-tsc reads that source wherever the deck imports from @slidev/client.
declare global {
  /** Whether the build gets a service worker (setup/vite-plugins.ts). */
  const __TALK_OFFLINE__: boolean
  /** Whether there is a page of the brand's colours (setup/vite-plugins.ts). */
  const __TALK_BRAND__: boolean
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
    __SLIDEV_FEATURE_DRAWINGS__: boolean
    __SLIDEV_FEATURE_DRAWINGS_PERSIST__: boolean
  }
}

export {}
