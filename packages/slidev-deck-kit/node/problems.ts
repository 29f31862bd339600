import type * as z from 'zod'
import type { Rule } from './rules.ts'

/** One thing wrong with a deck. */
export interface Problem {
  /** The file it is in, where that is not the deck's own. */
  file?: string
  /** Its place in that file, counted from 1. */
  slide: number
  /** Where on the slide: a path of frontmatter keys, "title", "notes", "text" or "frontmatter". */
  key: string
  found: string
  allowed: string
  /** The line of the file, counted from 1, where `found` does not say it. */
  line?: number
  /** What found it, where deck.config.ts can say otherwise. */
  rule?: Rule
  /** Set if the deck can be shown all the same. */
  isWarning?: true
}

/** Most problems that a message lists: who has more mends these first. */
export const maxListed = 20

/** A deck that cannot be shown. The message tells the speaker what to change; a stack would hide it. */
export class DeckError extends Error {
  override name = 'DeckError'

  constructor(file: string, problems: Problem[]) {
    super(listProblems(file, problems).join('\n'))
    this.stack = this.message
  }
}

/** One line for each problem, and how many are left out. */
export function listProblems(file: string, problems: Problem[]): string[] {
  const lines = problems.slice(0, maxListed).map(({ file: own = file, slide, key, found, line, allowed, rule }) =>
    `${own}, slide ${slide}, ${clip(key)}: found ${clip(found)}${line ? ` on line ${line}` : ''}; allowed: ${clip(allowed)}${rule ? ` [${rule}]` : ''}`)
  return problems.length > maxListed ? [...lines, `${file}: and ${problems.length - maxListed} more`] : lines
}

function clip(text: string): string {
  return text.length > 500 ? `${text.slice(0, 400)}… (${text.length} characters)` : text
}

/** A problem of a slide that is known. */
export type Found = Omit<Problem, 'file' | 'slide'>

export type Frontmatter = Record<string, unknown>

/** What a schema finds wrong with data. */
export function explain(schema: z.ZodType, data: unknown): Found[] {
  const issues = schema.safeParse(data).error?.issues ?? []
  return issues.flatMap((issue) => {
    const key = issue.path.map((part, at) => typeof part === 'number' ? `[${part + 1}]` : `${at ? '.' : ''}${String(part)}`).join('')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(name => ({ key: key ? `${key}.${name}` : name, found: 'a key that has no meaning here', allowed: issue.message }))
    const value = issue.path.reduce<unknown>((value, part) => (value as Frontmatter | null | undefined)?.[String(part)], data)
    return [{ key, found: quote(value), allowed: issue.message }]
  })
}

/** What was found, in brief. */
export function quote(value: unknown): string {
  if (value === undefined || value === null)
    return 'nothing'
  const text = JSON.stringify(value) ?? typeof value
  return text.length > 80 ? `${text.slice(0, 60)}… (${text.length} characters)` : text
}
