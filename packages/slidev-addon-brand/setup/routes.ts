import { defineRoutesSetup } from '@slidev/types'

/** The colours are only where the deck is made and shown: no public site has them. */
export default defineRoutesSetup((routes) => {
  if (__DECK_PURPOSE__ === 'dev' || __DECK_PURPOSE__ === 'stage')
    routes.unshift({ name: 'brand', path: '/brand', component: () => import('../client/brand.vue') })
  return routes
})
