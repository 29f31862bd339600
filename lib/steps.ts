import type { HandoutWords, Workflow } from './talk.ts'

/**
 * What each step of a workflow slide is called, from step 0: the title, the
 * next steps, every phase, the result.
 *
 * @param slide the slide's data
 * @param words the words for the first and the last step
 */
export function stepNames(slide: Workflow, words: HandoutWords): string[] {
  const { next, execution } = slide
  return [
    words.opening,
    next.heading.replace(/:$/, ''),
    ...execution.phases.map(({ name }, index) => `${execution.label} ${index + 1}: ${name}`),
    words.result,
  ]
}
