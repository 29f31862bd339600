import type { Component, Ref } from 'vue'
import { defineComponent, h, nextTick, shallowRef, watch } from 'vue'

/**
 * A dialog of Slidev's that is loaded when it is first opened.
 *
 * @param open Slidev's switch of the dialog, which it watches
 * @param load gets the dialog
 */
export function onDemand(open: Ref<boolean>, load: () => Promise<{ default: Component }>): Component {
  return defineComponent(() => {
    const dialog = shallowRef<Component>()
    watch(open, async (asked) => {
      if (!asked || dialog.value)
        return
      // The dialog acts when its switch turns on (it takes the focus): it has to be there before.
      open.value = false
      dialog.value = (await load()).default
      await nextTick()
      open.value = true
    })
    return () => dialog.value && h(dialog.value)
  })
}
