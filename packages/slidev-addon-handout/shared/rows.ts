/** What the notes say from one click to the next, and what it is called. */
export interface Row {
  name?: string
  html: string
}

/**
 * The rows of a slide's notes. One that says nothing of clicks, of a slide
 * whose steps have no names, stands alone and needs none.
 *
 * @param passages what the notes say from one click to the next
 * @param steps what the steps are called, from step 0; where the layout names none, only that one
 * @param word the one before the number of a step without a name
 */
export function namedRows(passages: readonly { click: number, html: string }[], steps: readonly string[], word: string): Row[] {
  const isPlain = steps.length < 2 && passages.every(({ click }) => click === 0)
  return passages.map(({ click, html }) => ({ name: isPlain ? undefined : steps[click] ?? `${word} ${click}`, html }))
}
