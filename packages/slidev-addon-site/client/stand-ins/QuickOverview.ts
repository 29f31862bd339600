import { showOverview } from '@slidev/client/state/index.ts'
import { whenAsked } from '../on-demand.ts'

export default whenAsked(showOverview, () => import('@slidev/client/internals/QuickOverview.vue'))
