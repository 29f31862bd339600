/** What leaves its place on a slide. */
export interface Overflow {
  /** The step at which it is there, 0 from the start on. */
  step: number
  /** The element, what it leaves and by how many canvas px. */
  what: string
  /** The same number, to tell the worst. */
  by: number
}

/** A slide as it is drawn. */
export interface MeasuredSlide {
  /** Counted from 1. */
  slide: number
  overflows: Overflow[]
  /** What its components say is wrong with their data (`data-mistake`). */
  mistakes: string[]
  /** The smallest text, in canvas px. */
  smallest: number
  /** Where each text stands, in canvas px: proof that nothing moves. */
  places: Record<string, string>
}

/**
 * Says what is wrong with the data of components, and what does not fit: for each slide one line, with the worst of it.
 *
 * @param slides as they were measured
 */
export function misfits(slides: MeasuredSlide[]): string[] {
  return slides.flatMap(({ slide, mistakes, overflows: [first, ...others] }) => {
    const lines = mistakes.map(mistake => `slide ${slide}, ${mistake}`)
    if (!first)
      return lines
    const worst = others.reduce((worst, other) => other.by > worst.by ? other : worst, first)
    return [...lines, `slide ${slide}, step ${worst.step}: ${worst.what}${others.length ? ` (and ${others.length} more)` : ''}`]
  })
}
