import { defineRoutesSetup } from '@slidev/types'

/** The rehearsals are only where the presenter view is, and ask for its password. */
export default defineRoutesSetup((routes) => {
  if (__SLIDEV_FEATURE_PRESENTER__) {
    routes.unshift({
      name: 'rehearsal',
      path: '/rehearsal',
      component: () => import('../client/rehearsal.vue'),
      beforeEnter: routes.find(({ name }) => name === 'presenter')?.beforeEnter,
    })
  }
  return routes
})
