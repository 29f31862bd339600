import { showInfoDialog } from '@slidev/client/state/index.ts'
import { whenAsked } from '../on-demand.ts'

export default whenAsked(showInfoDialog, () => import('@slidev/client/internals/InfoDialog.vue'))
