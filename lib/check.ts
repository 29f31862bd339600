import type { SourceSlideInfo } from '@slidev/types'
import type * as z from 'zod'
import { parseSync } from '@slidev/parser/core'
import { parseDocument, visit } from 'yaml'
import { durationText, parseDuration } from './duration.ts'
import { knownLanguage } from './language.ts'
import { headmatter, slideValues, workflow, workflowShape } from './schema.ts'
import { isSlidevKey, slidevLayouts } from './slidev-keys.ts'

/** One thing wrong with a talk. */
export interface Problem {
  /** Counted from 1, as on the screen. */
  slide: number
  /** Where on the slide: a path of frontmatter keys, "title", "notes", "text" or "frontmatter". */
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
  if (!markdown.startsWith('---'))
    return [{ slide: 1, key: 'frontmatter', found: quote(markdown.split('\n')[0]), allowed: 'a first line of ---, with the headmatter below it' }]
  const { slides } = parseSync(markdown, 'slides.md', { noParseYAML: true })
  const language = knownLanguage((readFrontmatter(slides[0]) as Frontmatter).lang)
  const problems = slides.flatMap(slide => checkSlide(slide, language).map(problem => ({ slide: slide.index + 1, ...problem })))
  return problems.length ? problems : checkPlan(slides, language)
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

type Found = Omit<Problem, 'slide'>
type Frontmatter = Record<string, unknown>

const layouts = ['workflow', ...slidevLayouts]

/** Problems of one slide; one that would bring others in its train is told alone. */
function checkSlide(slide: SourceSlideInfo, language: string): Found[] {
  const data = readFrontmatter(slide)
  if (isProblem(data))
    return [data]
  const isWorkflow = data.layout === 'workflow'
  const own = Object.keys(workflowShape(language))
  if (!layouts.includes(String(data.layout ?? 'default')) || (!isWorkflow && own.some(key => key in data)))
    return [{ key: 'layout', found: quote(data.layout), allowed: layouts.join(', ') }]

  const unknown = Object.keys(data).filter(key => !isSlidevKey(key, slide.index + 1, isWorkflow) && !(isWorkflow && own.includes(key)))
  const problems = [
    ...unknown.map(key => ({ key, found: 'a key that has no meaning here', allowed: [...isWorkflow ? own : [], 'pace', 'the keys of Slidev (sli.dev/custom)'].join(', ') })),
    ...explain(slideValues(language), data),
    ...slide.index === 0 ? explain(headmatter, data) : [],
    ...isWorkflow ? [...explain(workflow(language), data), ...checkPace(data, language)] : [],
  ]
  // A misspelt key is missing under its right name, too.
  const telling = problems.filter(({ key, found }) => !(found === 'nothing' && problems.some(other => other.key !== key && isMisspelt(other, key))))
  const notes = checkNotes(slide, isWorkflow ? clicksOf(data, language) : Number.POSITIVE_INFINITY)
  if (notes.length)
    return [...telling, ...notes]
  return [...telling, ...isWorkflow ? checkProse(slide) : checkImages(slide)]
}

/** Whether a problem is a key that stands beside a missing one. */
function isMisspelt({ key, found }: Found, missing: string): boolean {
  const parent = (path: string) => path.split('.').slice(0, -1).join('.')
  return found.startsWith('a key') && parent(key) === parent(missing)
}

function isProblem(data: Frontmatter | Found): data is Found {
  return Object.keys(data).join() === 'key,found,allowed'
}

function readFrontmatter({ raw, frontmatterRaw = '', start }: SourceSlideInfo): Frontmatter | Found {
  if (raw.startsWith('---')) {
    const lines = raw.split('\n')
    const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---')
    if (end < 0)
      return { key: 'frontmatter', found: 'no line of --- at its end', allowed: 'frontmatter between two lines of ---' }
    // Slidev's parser ends the frontmatter at the first three dashes, wherever they stand.
    const dashes = lines.slice(1, end).find(line => line.includes('---'))
    if (dashes)
      return { key: keyOf(dashes), found: quote(dashes), allowed: 'no three dashes in a row (write – or —)' }
  }

  const document = parseDocument(frontmatterRaw)
  const [error] = document.errors
  if (error) {
    const line = error.linePos?.[0].line ?? 1
    const source = frontmatterRaw.split('\n')[line - 1] ?? ''
    const [reason] = error.message.split(/ at line \d|:?\n/)
    return { key: keyOf(source), found: `${quote(source)} on line ${start + line + 1} (${reason})`, allowed: 'YAML' }
  }
  let alias: string | undefined
  visit(document, { Alias: (_, { source }) => void (alias = source) })
  if (alias !== undefined)
    return { key: 'frontmatter', found: `*${alias}`, allowed: 'plain values (quote one that begins with *)' }
  const data: unknown = document.toJS() ?? {}
  if (typeof data !== 'object' || Array.isArray(data))
    return { key: 'frontmatter', found: quote(data), allowed: 'keys and values, such as layout: workflow' }
  return data as Frontmatter
}

/** Text without what only shows code: fenced blocks and inline code. */
function withoutCode(content: string): string {
  return content.replace(/^(```|~~~)[^\n]*\n[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '')
}

function checkNotes({ content, note = '' }: SourceSlideInfo, clicks: number): Found[] {
  // Slidev takes only a slide's last comment for notes; any other ships with the page.
  if (withoutCode(content).includes('<!--'))
    return [{ key: 'notes', found: 'a comment that something follows', allowed: 'one comment, at the very end of the slide' }]
  const markers = [...note.matchAll(/[[(]\s*clic?k\b[^\])]*[\])]?/gi)].map(([marker]) => marker)
  const wrong = markers.filter(marker => !/^\[click(?::[1-9]\d?)?\]$/i.test(marker))
  const sum = markers.reduce((sum, marker) => sum + Number(/\d+/.exec(marker)?.[0] ?? 1), 0)
  if (!wrong.length && sum > clicks)
    return [{ key: 'notes', found: `markers for ${sum} clicks`, allowed: `at most ${clicks}, the clicks of the slide` }]
  return wrong.map(marker => ({ key: 'notes', found: marker, allowed: '[click] or [click:2]' }))
}

/** Longest paragraph of prose on a workflow slide, in characters. */
const maxProse = 300

/** A workflow slide's text is its title and one paragraph; all else is data. */
function checkProse({ content }: SourceSlideInfo): Found[] {
  const [title = '', ...paragraphs] = content.trim().split(/\n\s*\n/)
  if (!/^# .*\S$/.test(title))
    return [{ key: 'title', found: title ? quote(title) : 'nothing', allowed: 'one line that begins with "# ", then an empty line' }]
  if (paragraphs.length > 1 || paragraphs.some(text => text.startsWith('#')))
    return [{ key: 'text', found: quote(paragraphs.join(' ')), allowed: 'one paragraph below the title' }]
  const long = [title, ...paragraphs].find(text => text.length > maxProse)
  if (long)
    return [{ key: 'text', found: quote(long), allowed: `at most ${maxProse} characters` }]
  const [markup] = /<<<|<[a-z/!][^>\n]*>?|\{\{|!\[[^\]\n]*\]|\$\$|:::|```/i.exec(content) ?? []
  return markup ? [{ key: 'text', found: quote(markup), allowed: 'words and Markdown emphasis: no HTML, code or pictures' }] : []
}

/** Pictures are the deck's own: a page asks no other host for anything. */
function checkImages({ content }: SourceSlideInfo): Found[] {
  const [foreign] = /!\[[^\]\n]*\]\((?:https?:)?\/\/[^)\n]*|\ssrc=["'](?:https?:)?\/\/[^"'\n]*/i.exec(withoutCode(content)) ?? []
  return foreign ? [{ key: 'text', found: quote(foreign.trim()), allowed: 'a picture in public/, such as /picture.png' }] : []
}

/** Clicks of a workflow slide: next steps, phases, result. Without valid phases, as many as any notes need. */
function clicksOf(data: Frontmatter, language: string): number {
  const parsed = workflowShape(language).execution.safeParse(data.execution)
  return parsed.success ? parsed.data.phases.length + 2 : Number.POSITIVE_INFINITY
}

/** A workflow slide's pace has a length for each of its steps. */
function checkPace(data: Frontmatter, language: string): Found[] {
  const steps = clicksOf(data, language) + 1
  if (!Array.isArray(data.pace) || !data.pace.length || !Number.isFinite(steps) || data.pace.length === steps)
    return []
  return [{ key: 'pace', found: `a list of ${data.pace.length}`, allowed: `${steps} durations, one for each step from the title on` }]
}

/** Where one slide has a pace, all that are shown have, and the headmatter's duration is their sum. */
function checkPlan(slides: SourceSlideInfo[], language: string): Problem[] {
  const all = slides.map(slide => ({ ...readFrontmatter(slide) as { pace?: string[], hide?: boolean, disabled?: boolean }, slide: slide.index + 1 }))
  const shown = all.filter(data => !data.hide && !data.disabled)
  const lengths = shown.flatMap(({ pace = [] }) => pace)
  if (!lengths.length)
    return []
  const missing = shown.filter(({ pace }) => !pace)
  if (missing.length)
    return missing.map(({ slide }) => ({ slide, key: 'pace', found: 'nothing', allowed: 'a list of durations, as the other slides have' }))
  const { duration } = readFrontmatter(slides[0]) as { duration?: string }
  const seconds = lengths.reduce((sum, length) => sum + parseDuration(length, language).minutes * 60, 0)
  if (duration && Math.abs(parseDuration(duration, language).minutes * 60 - seconds) < 0.001)
    return []
  return [{ slide: 1, key: 'duration', found: quote(duration), allowed: `the sum of every pace, ${durationText(Math.round(seconds), language)}` }]
}

function explain(schema: z.ZodType, data: Frontmatter): Found[] {
  const issues = schema.safeParse(data).error?.issues ?? []
  return issues.flatMap((issue) => {
    const key = issue.path.map((part, at) => typeof part === 'number' ? `[${part + 1}]` : `${at ? '.' : ''}${String(part)}`).join('')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(name => ({ key: `${key}.${name}`, found: 'a key that has no meaning here', allowed: issue.message }))
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
