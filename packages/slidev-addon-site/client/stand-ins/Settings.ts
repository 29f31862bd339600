import { defineAsyncComponent } from 'vue'

export default defineAsyncComponent(() => import('@slidev/client/internals/Settings.vue'))
