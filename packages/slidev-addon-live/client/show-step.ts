import { clickCurrent, clickEnd, clickHidden, clickPrior, clickStart } from 'slidev-deck-kit/shared/slidev-internals.ts'

/**
 * Shows a slide at a step, by the classes that Slidev's v-click sets.
 *
 * @param parts what clicks reveal, or hide
 * @param step counted from 0
 * @param look whether a part goes at its click, where others come, and the class that hides it
 */
export function showStep(parts: Iterable<HTMLElement>, step: number, look: (part: HTMLElement) => { hides?: boolean, hidden?: string }): void {
  for (const part of parts) {
    const { hides = false, hidden = clickHidden } = look(part)
    const start = Number(part.getAttribute(clickStart))
    const isActive = start <= step && step < Number(part.getAttribute(clickEnd) ?? Number.POSITIVE_INFINITY)
    part.classList.toggle(hidden, isActive === hides)
    part.classList.toggle(clickCurrent, start === step)
    part.classList.toggle(clickPrior, isActive && start < step)
  }
}
