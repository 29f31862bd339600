import { showGotoDialog } from '@slidev/client/state/index.ts'
import { whenAsked } from '../on-demand.ts'

export default whenAsked(showGotoDialog, () => import('@slidev/client/internals/Goto.vue'))
