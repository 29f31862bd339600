import { defineShortcutsSetup } from '@slidev/types'

/** Every arrow steps the talk: some clickers send up and down, which Slidev keeps for whole slides. */
export default defineShortcutsSetup(({ next, prev }, shortcuts) => shortcuts.map((shortcut) => {
  if (shortcut.name === 'next_down')
    return { ...shortcut, fn: next }
  return shortcut.name === 'prev_up' ? { ...shortcut, fn: prev } : shortcut
}))
