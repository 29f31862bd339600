import type { SourceSlideInfo } from '@slidev/types'
import type * as z from 'zod'
import { parseSync } from '@slidev/parser/core'
import { parseDocument } from 'yaml'
import { headmatter, workflow, workflowShape } from './schema.ts'
import { isSlidevKey, slidevLayouts } from './slidev-keys.ts'

/** One thing wrong with a talk. */
export interface Problem {
  /** Counted from 1, as on the screen. */
  slide: number
  /** Where on the slide: a path of frontmatter keys, "title", "notes" or "frontmatter". */
  key: string
  found: string
  allowed: string
}

/** A talk that cannot be shown. Its message is for the speaker and is all there is to say: it has no stack. */
export class TalkError extends Error {
  override name = 'TalkError'

  constructor(file: string, problems: Problem[]) {
    super(problems.map(({ slide, key, found, allowed }) =>
      `${file}, slide ${slide}, ${key}: found ${found}; allowed: ${allowed}`).join('\n'))
    this.stack = this.message
  }
}

/**
 * Finds what is wrong with a talk, before Slidev sees it.
 *
 * @param markdown the text of slides.md
 */
export function checkTalk(markdown: string): Problem[] {
  if (!markdown.trim())
    return [{ slide: 1, key: 'frontmatter', found: 'an empty file', allowed: 'a talk' }]
  const { slides } = parseSync(markdown, 'slides.md', { noParseYAML: true })
  return slides.flatMap((slide) => {
    const number = slide.index + 1
    const problems: Omit<Problem, 'slide'>[] = []
    const data = readFrontmatter(slide, problems)
    if (data) {
      checkKeys(data, number, problems)
      checkContent(slide, data, problems)
    }
    return problems.map(problem => ({ slide: number, ...problem }))
  })
}

/**
 * Makes sure that a talk can be shown.
 *
 * @param markdown the text of slides.md
 * @param file its name, for the message
 * @throws {TalkError} that names every problem
 */
export function assertTalk(markdown: string, file: string): void {
  const problems = checkTalk(markdown)
  if (problems.length)
    throw new TalkError(file, problems)
}

type Found = Omit<Problem, 'slide'>[]
type Frontmatter = Record<string, unknown>

function readFrontmatter({ raw, frontmatterRaw = '', index, start }: SourceSlideInfo, problems: Found): Frontmatter | undefined {
  const refuse = (key: string, found: string, allowed: string) => void problems.push({ key, found, allowed })
  const lines = raw.split('\n')
  if (index === 0 && !raw.startsWith('---'))
    return refuse('frontmatter', quote(lines[0]), 'a first line of ---, with the headmatter below it')
  if (raw.startsWith('---')) {
    const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---')
    if (end < 0)
      return refuse('frontmatter', 'no line of --- at its end', 'frontmatter between two lines of ---')
    // Slidev's parser ends the frontmatter at the first three dashes, wherever they stand.
    const dashes = lines.slice(1, end).find(line => line.includes('---'))
    if (dashes)
      return refuse(keyOf(dashes), quote(dashes), 'no three dashes in a row (write – or —)')
  }

  const document = parseDocument(frontmatterRaw)
  const [error] = document.errors
  if (error) {
    const line = error.linePos?.[0].line ?? 1
    const source = frontmatterRaw.split('\n')[line - 1] ?? ''
    const [reason] = error.message.split(/ at line \d|:?\n/)
    return refuse(keyOf(source), `${quote(source)} on line ${start + line + 1} (${reason})`, 'YAML')
  }
  const data = resolve(document)
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return refuse('frontmatter', quote(data), 'keys and values, such as layout: workflow')
  return data as Frontmatter
}

/** The data of a YAML document; its text where aliases would multiply it beyond measure. */
function resolve(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS() ?? {}
  }
  catch {
    return String(document)
  }
}

function checkKeys(data: Frontmatter, slide: number, problems: Found): void {
  const layouts = ['workflow', ...slidevLayouts]
  const own = data.layout === 'workflow' ? Object.keys(workflowShape) : []
  for (const key of Object.keys(data)) {
    if (!own.includes(key) && !isSlidevKey(key, slide))
      problems.push({ key, found: 'an unknown key', allowed: [...own, 'the keys of Slidev (sli.dev/custom)'].join(', ') })
  }
  if (data.layout !== undefined && !layouts.includes(String(data.layout)))
    problems.push({ key: 'layout', found: quote(data.layout), allowed: layouts.join(', ') })
  if (slide === 1)
    problems.push(...explain(headmatter, data))
  if (data.layout === 'workflow')
    problems.push(...explain(workflow, data))
}

/** Longest line of prose on a slide, in characters. */
const maxProse = 300

function checkContent({ content, note = '' }: SourceSlideInfo, data: Frontmatter, problems: Found): void {
  const prose = content.replace(/^```[^\n]*\n[\s\S]*?^```/gm, '')
  if (prose.includes('<!--')) {
    // Slidev takes only a slide's last comment for notes; any other ships with the page.
    problems.push({ key: 'notes', found: 'a comment that something follows', allowed: 'one comment, at the very end of the slide' })
  }
  for (const [marker] of note.matchAll(/\[clic?k[^\]]*\]?/gi)) {
    if (!/^\[click(?::[1-9]\d*)?\]$/i.test(marker))
      problems.push({ key: 'notes', found: marker, allowed: '[click] or [click:2]' })
  }
  if (data.layout !== 'workflow')
    return

  const titles = prose.match(/^# .*\S/gm)?.length ?? 0
  if (titles !== 1)
    problems.push({ key: 'title', found: titles ? `${titles} titles` : 'no title', allowed: 'one line that begins with "# "' })
  for (const line of prose.split('\n').filter(line => line.length > maxProse))
    problems.push({ key: 'title', found: quote(line), allowed: `lines of at most ${maxProse} characters` })

  const steps = parsedPhases(data) + 2
  const clicks = [...note.matchAll(/\[click(?::(\d+))?\]/gi)].reduce((sum, [, count = 1]) => sum + Number(count), 0)
  if (clicks > steps)
    problems.push({ key: 'notes', found: `markers for ${clicks} clicks`, allowed: `at most ${steps}, the clicks of the slide` })
}

/** Phases on a workflow slide; without valid ones, as many as any notes need. */
function parsedPhases(data: Frontmatter): number {
  const parsed = workflowShape.execution.safeParse(data.execution)
  return parsed.success ? parsed.data.phases.length : Number.POSITIVE_INFINITY
}

function explain(schema: z.ZodType, data: Frontmatter): Found {
  const issues = schema.safeParse(data).error?.issues ?? []
  return issues.flatMap((issue) => {
    const key = issue.path.map((part, at) => typeof part === 'number' ? `[${part + 1}]` : `${at ? '.' : ''}${String(part)}`).join('')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(name => ({ key: `${key}.${name}`, found: 'an unknown key', allowed: issue.message }))
    const value = issue.path.reduce<unknown>((value, part) => (value as Frontmatter | undefined)?.[String(part)], data)
    return [{ key, found: quote(value), allowed: issue.message }]
  })
}

function keyOf(line: string): string {
  return /^\s*(?:- )?["']?([\w-]+)["']?\s*:/.exec(line)?.[1] ?? 'frontmatter'
}

function quote(value: unknown): string {
  if (value === undefined || value === null)
    return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 60)}… (${text.length} characters)` : text
}
