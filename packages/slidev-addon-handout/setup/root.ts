import { useNav } from '@slidev/client'
import { parseRangeString } from '@slidev/parser/utils'
import { defineRootSetup } from '@slidev/types'
import { useRouter } from 'vue-router'

/** Slidev reads which slides its page for print is to have before it knows the page's address. */
export default defineRootSetup(() => {
  const router = useRouter()
  const { printRange, slides } = useNav()
  void router.isReady().then(() => {
    const { range } = router.currentRoute.value.query
    if (typeof range === 'string')
      printRange.value = parseRangeString(slides.value.length, range)
  })
})
