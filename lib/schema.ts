import type { Workflow } from './workflow.ts'
import { durationIn, line, list, mapping, text } from 'slidev-deck-kit/node/schema.ts'
import { agrees, parseDuration, sumText } from 'slidev-deck-kit/shared/duration.ts'
import { perLanguage } from 'slidev-deck-kit/shared/language.ts'
import * as z from 'zod'

const metric = mapping({
  label: line,
  value: line,
  remark: line,
  sumOf: z.literal('phases', { error: 'phases' }).optional(),
})

/** A slide in the workflow layout; the total that its metrics claim agrees with its phases. */
export const workflow = perLanguage((language) => {
  const phase = mapping({ name: line, duration: durationIn(language), steps: list(line, 'step') })
  const shape = {
    command: mapping({ heading: line, terminal: text(1000) }),
    next: mapping({ heading: line, steps: list(line, 'step') }),
    execution: mapping({ heading: line, label: line, phases: list(phase, 'phase') }),
    metrics: list(metric, 'metric'),
  } satisfies { [key in keyof Workflow]: z.ZodType<Workflow[key]> }
  return z.object(shape).check(({ value, issues }) => {
    const lengths = value.execution.phases.map(phase => parseDuration(phase.duration, language).minutes)
    const sum = lengths.reduce((total, length) => total + length, 0)
    value.metrics.forEach((metric, index) => {
      if (!metric.sumOf)
        return
      const parsed = durationIn(language).safeParse(metric.value)
      if (parsed.success && agrees(parseDuration(metric.value, language), sum))
        return
      issues.push({
        code: 'custom',
        path: ['metrics', index, 'value'],
        input: metric.value,
        message: `the sum of the phases, ${sumText(lengths, language)}, rounded`,
      })
    })
  })
})

/**
 * What each step of a workflow slide is called: the title, the next steps,
 * every phase, the result.
 *
 * @param slide the slide's data
 * @param words the words for the first and the last step
 */
export function workflowSteps(slide: Workflow, words: Record<string, string>): string[] {
  const { next, execution } = slide
  return [
    words.opening,
    next.heading.replace(/:$/, ''),
    ...execution.phases.map(({ name }, index) => `${execution.label} ${index + 1}: ${name}`),
    words.result,
  ]
}
