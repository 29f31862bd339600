import { clickStart } from 'slidev-deck-kit/shared/slidev-internals.ts'

/** Texts of an element in reading order, without what is hidden from screen readers. */
function words(element: Element): string[] {
  if (element.ariaHidden === 'true')
    return []
  return [...element.childNodes].flatMap((node) => {
    if (node instanceof Element)
      return words(node)
    return node instanceof Text ? node.data.trim() || [] : []
  })
}

/**
 * What a screen reader is told of a move: the words of the steps that it revealed.
 *
 * @param slide the slide, with its steps
 * @param before the step that was shown
 * @param now the step that is
 */
export function revealedWords(slide: Element, before: number, now: number): string {
  return [...slide.querySelectorAll<HTMLElement>(`[${clickStart}]`)]
    .filter(({ dataset }) => Number(dataset.slidevClicksStart) > before && Number(dataset.slidevClicksStart) <= now)
    .map(step => words(step).join(', '))
    .join('. ')
}
