import type * as z from 'zod'

/** One thing wrong with a deck. */
export interface Problem {
  /** Counted from 1, as on the screen. */
  slide: number
  /** Where on the slide: a path of frontmatter keys, "title", "notes", "text" or "frontmatter". */
  key: string
  found: string
  allowed: string
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
  const lines = problems.slice(0, maxListed).map(({ slide, key, found, allowed }) =>
    `${file}, slide ${slide}, ${clip(key)}: found ${clip(found)}; allowed: ${clip(allowed)}`)
  return problems.length > maxListed ? [...lines, `${file}: and ${problems.length - maxListed} more`] : lines
}

function clip(text: string): string {
  return text.length > 500 ? `${text.slice(0, 400)}… (${text.length} characters)` : text
}

/** A problem of a slide that is known. */
export type Found = Omit<Problem, 'slide'>

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
