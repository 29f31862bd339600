import { noteMarker } from '../shared/slidev-internals.ts'

/** What the notes say from one click to the next. */
export interface Passage {
  /** The click that it begins with; 0 for what stands before the first. */
  click: number
  html: string
  /** The same as one line of text. */
  text: string
}

/**
 * Cuts notes at their markers of clicks: an element that holds a marker is
 * closed before it and opened again behind it.
 *
 * @param notes as Slidev renders them
 * @returns those that are not empty, in the order of the notes
 */
export function passages(notes: string): Passage[] {
  const rest = document.createElement('div')
  rest.innerHTML = notes
  const parts = [...rest.querySelectorAll<HTMLElement>(noteMarker)].reverse().map((marker) => {
    const range = document.createRange()
    range.selectNodeContents(rest)
    range.setStartAfter(marker)
    const part = document.createElement('div')
    part.append(range.extractContents())
    marker.remove()
    return { click: Number(marker.dataset.clicks), part }
  })
  return [...parts, { click: 0, part: rest }].reverse().map(({ click, part }) => ({ click, html: withoutEmpty(part).innerHTML, text: part.textContent.replace(/\s+/g, ' ').trim() })).filter(({ html }) => html.trim())
}

/** A cut leaves empty elements where it ran between two. */
function withoutEmpty(element: HTMLElement): HTMLElement {
  for (const child of [...element.querySelectorAll('p, li, ul, ol, blockquote')].reverse()) {
    if (!child.textContent?.trim() && !child.querySelector('img'))
      child.remove()
  }
  return element
}
