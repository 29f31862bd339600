import type { NavigationGuard } from 'vue-router'
import { defineRoutesSetup } from '@slidev/types'

/** Slidev draws a page for print (no transitions, links within the document) where its query says so. */
const forPrint: NavigationGuard = ({ path, query }) => 'print' in query || { path, query: { ...query, print: 'true' } }

/** The handout holds the notes: it is only where the presenter view or a server is, and asks for its password. */
export default defineRoutesSetup((routes) => {
  if (__SLIDEV_FEATURE_PRESENTER__ || __SLIDEV_HAS_SERVER__) {
    const password = routes.find(({ name }) => name === 'presenter' || name === 'print')?.beforeEnter
    routes.unshift({
      name: 'handout',
      path: '/handout',
      component: () => import('../client/handout.vue'),
      beforeEnter: [password ?? [], forPrint].flat(),
    })
  }
  return routes
})
