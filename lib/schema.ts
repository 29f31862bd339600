import type { Workflow } from './talk.ts'
import * as z from 'zod'
import { agrees, durationForm, parseDuration } from './duration.ts'

// An issue's message says what is allowed; check.ts adds where and what was found.

/** Text of at most a number of characters: far more than fits, far less than a mistake. */
function text(longest: number) {
  const error = `text of 1 to ${longest} characters (quote a number)`
  return z.string({ error }).trim().min(1, error).max(longest, error)
}

const line = text(300).regex(/^[^\n]+$/, { error: 'text on one line' })

const duration = line.refine((value) => {
  try {
    return parseDuration(value).minutes > 0
  }
  catch {
    return false
  }
}, { error: durationForm, abort: true })

function list<T extends z.ZodType>(item: T, name: string) {
  const form = `a list of at least one ${name}`
  return z.array(item, { error: form }).min(1, form)
}

function mapping<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, { error: `the keys ${Object.keys(shape).join(', ')}` })
}

const phase = mapping({ name: line, duration, steps: list(line, 'step') })

const metric = mapping({
  label: line,
  value: line,
  remark: line,
  sumOf: z.literal('phases', { error: 'phases' }).optional(),
})

/** The keys of the workflow layout: the data of its slide. */
export const workflowShape = {
  command: mapping({ heading: line, terminal: text(1000) }),
  next: mapping({ heading: line, steps: list(line, 'step') }),
  execution: mapping({ heading: line, label: line, phases: list(phase, 'phase') }),
  metrics: list(metric, 'metric'),
} satisfies { [key in keyof Workflow]: z.ZodType<Workflow[key]> }

/** A slide in the workflow layout; the total that its metrics claim agrees with its phases. */
export const workflow = z.object(workflowShape).check(({ value, issues }) => {
  const lengths = value.execution.phases.map(phase => parseDuration(phase.duration).minutes)
  const sum = lengths.reduce((total, length) => total + length, 0)
  value.metrics.forEach((metric, index) => {
    if (!metric.sumOf)
      return
    const parsed = duration.safeParse(metric.value)
    if (parsed.success && agrees(parseDuration(metric.value), sum))
      return
    issues.push({
      code: 'custom',
      path: ['metrics', index, 'value'],
      input: metric.value,
      message: `the sum of the phases, ${lengths.join(' + ')} = ${sum} min, rounded`,
    })
  })
})

/** What the first slide's headmatter must say for the talk to speak its language and call no foreign host. */
export const headmatter = z.object({
  lang: z.string({ error: 'a language such as en' }).regex(/^[a-z]{2,3}(-\w+)*$/i, { error: 'a language such as en' }),
  favicon: z.string({ error: 'a file in public/, such as /favicon.svg' }).regex(/^\/(?!\/)/, { error: 'a file in public/, such as /favicon.svg' }),
  fonts: z.object({ provider: z.literal('none', { error: 'none (the fonts are the deck\'s own)' }) }, { error: 'a mapping with provider: none' }),
})
