import type { NavigationGuard } from 'vue-router'
import { defineRoutesSetup } from '@slidev/types'

/** Slidev draws a page for print (no transitions, links within the document) where its query says so. */
const forPrint: NavigationGuard = ({ path, query }) => 'print' in query || { path, query: { ...query, print: 'true' } }

/**
 * Adds the handout and the page of rehearsals. The handout holds the notes: it
 * is only where the presenter view or a server is; the rehearsals are only
 * where the presenter view is. Both ask for its password. The colours of the
 * brand are only where the talk is made and shown.
 */
export default defineRoutesSetup((routes) => {
  if (__SLIDEV_FEATURE_PRESENTER__ || __SLIDEV_HAS_SERVER__) {
    const password = routes.find(({ name }) => name === 'presenter' || name === 'print')?.beforeEnter
    routes.unshift({
      name: 'handout',
      path: '/handout',
      component: () => import('slidev-addon-handout/client/handout.vue'),
      beforeEnter: [password ?? [], forPrint].flat(),
    })
  }
  if (__SLIDEV_FEATURE_PRESENTER__) {
    routes.unshift({
      name: 'rehearsal',
      path: '/rehearsal',
      component: () => import('slidev-addon-pace/client/rehearsal.vue'),
      beforeEnter: routes.find(({ name }) => name === 'presenter')?.beforeEnter,
    })
  }
  if (__TALK_BRAND__)
    routes.unshift({ name: 'brand', path: '/brand', component: () => import('slidev-addon-brand/client/brand.vue') })
  return routes
})
