import { defineShortcutsSetup } from '@slidev/types'
import { useSteps } from '../client/steps.ts'

/** Shortcuts that step forward and back. Every arrow does: some clickers send up and down, which Slidev keeps for whole slides. */
const forward = ['next_space', 'next_right', 'next_page_key', 'next_down']
const back = ['prev_space', 'prev_left', 'prev_page_key', 'prev_up']

export default defineShortcutsSetup((_, shortcuts) => {
  const { next, prev } = useSteps()
  return shortcuts.map((shortcut) => {
    const { name = '' } = shortcut
    if (forward.includes(name))
      return { ...shortcut, fn: next }
    return back.includes(name) ? { ...shortcut, fn: prev } : shortcut
  })
})
