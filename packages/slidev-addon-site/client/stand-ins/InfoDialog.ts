import { showInfoDialog } from '@slidev/client/state/index.ts'
import { onDemand } from '../on-demand.ts'

export default onDemand(showInfoDialog, () => import('@slidev/client/internals/InfoDialog.vue'))
