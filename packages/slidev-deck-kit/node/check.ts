import type { SourceSlideInfo } from '@slidev/types'
import type * as z from 'zod'
import { parseSync } from '@slidev/parser/core'
import { parseDocument, visit } from 'yaml'
import { headmatter, slideValues, workflow, workflowShape } from '../../../lib/schema.ts'
import { durationText, parseDuration } from '../shared/duration.ts'
import { knownLanguage } from '../shared/language.ts'
import { templateFault, unbalancedTag, unknownTag } from './markup.ts'
import { splitNotes } from './preparser.ts'
import { isSlidevKey, slidevLayouts } from './slidev-keys.ts'

/** One thing wrong with a talk. */
export interface Problem {
  /** Counted from 1, as on the screen. */
  slide: number
  /** Where on the slide: a path of frontmatter keys, "title", "notes", "text" or "frontmatter". */
  key: string
  found: string
  allowed: string
  /** Set where the talk can go on as it is. */
  isWarning?: true
}

/** Most problems that a message lists: who has more mends these first. */
const maxListed = 20

/** A talk that cannot be shown. Its message is for the speaker and is all there is to say: it has no stack. */
export class TalkError extends Error {
  override name = 'TalkError'

  constructor(file: string, problems: Problem[]) {
    super(listProblems(file, problems).join('\n'))
    this.stack = this.message
  }
}

/** One line for each problem, and how many are left out. */
function listProblems(file: string, problems: Problem[]): string[] {
  const lines = problems.slice(0, maxListed).map(({ slide, key, found, allowed }) =>
    `${file}, slide ${slide}, ${clip(key)}: found ${clip(found)}; allowed: ${clip(allowed)}`)
  return problems.length > maxListed ? [...lines, `${file}: and ${problems.length - maxListed} more`] : lines
}

function clip(text: string): string {
  return text.length > 500 ? `${text.slice(0, 400)}… (${text.length} characters)` : text
}

/**
 * Finds what is wrong with a talk, before Slidev sees it.
 *
 * @param markdown the text of slides.md
 */
export function checkTalk(markdown: string): Problem[] {
  if (!markdown.trim())
    return [{ slide: 1, key: 'frontmatter', found: 'an empty file', allowed: 'a talk' }]
  if (!markdown.startsWith('---') && markdown.trimStart().startsWith('---'))
    return [{ slide: 1, key: 'frontmatter', found: quote(markdown.split('\n')[0]), allowed: 'a first line of ---, with the headmatter below it' }]
  const slow = checkSize(markdown)
  if (slow)
    return [{ slide: 1, ...slow }]
  const { slides } = parseSync(markdown, 'slides.md', { noParseYAML: true })
  const language = knownLanguage((readFrontmatter(slides[0]) as Frontmatter).lang)
  const problems = slides.flatMap(slide => checkSlide(slide, language).map(problem => ({ slide: slide.index + 1, ...problem })))
  return problems.some(({ isWarning }) => !isWarning) ? problems : [...problems, ...checkPlan(slides, language)]
}

/**
 * Makes sure that a talk can be shown.
 *
 * @param markdown the text of slides.md
 * @param file its name, for the message
 * @returns a line for each thing that is amiss and stops nothing
 * @throws {TalkError} that names every problem that does
 */
export function assertTalk(markdown: string, file: string): string[] {
  const problems = checkTalk(markdown)
  const errors = problems.filter(({ isWarning }) => !isWarning)
  if (errors.length)
    throw new TalkError(file, errors)
  return listProblems(file, problems)
}

type Found = Omit<Problem, 'slide'>
type Frontmatter = Record<string, unknown>

const layouts = ['workflow', ...slidevLayouts]

/** Keys that bring in what is not checked. */
const closedKeys = ['src', 'defaults']

const clickMarker = /[[(]\s*clic?k\b[^\])]*[\])]?/gi

/** Most characters that Slidev's parser may look at in search of what ends a picture or a comment: beyond, it takes seconds. */
const maxSearch = 10_000_000

/** Most signs that may separate keys: YAML compares each key with all others. */
const maxKeys = 5000

/** Refuses what Slidev's parser would take minutes for: from every opening it looks for the end. */
function checkSize(markdown: string): Found | undefined {
  for (const [open, close] of [['![', ']'], ['](', ')'], ['<!--', '-->']]) {
    let searched = 0
    let end = 0
    for (let at = markdown.indexOf(open); at >= 0; at = markdown.indexOf(open, at + 1)) {
      if (end >= 0 && end < at)
        end = markdown.indexOf(close, at)
      searched += (end < 0 ? markdown.length : end) - at
    }
    if (searched > maxSearch)
      return { key: 'text', found: `very many "${open}" without "${close}"`, allowed: 'pictures, links and comments that end' }
  }
}

/** Problems of one slide; one that would bring others in its train is told alone. */
function checkSlide(slide: SourceSlideInfo, language: string): Found[] {
  const data = readFrontmatter(slide)
  if (isProblem(data))
    return [data]
  const isWorkflow = data.layout === 'workflow'
  // A layout with a schema is strict; on any other slide only what would stop the talk is refused.
  const unlessStrict = isWorkflow ? {} : { isWarning: true } as const
  const own = Object.keys(workflowShape(language))
  if (!layouts.includes(String(data.layout ?? 'default')) || (!isWorkflow && own.some(key => key in data)))
    return [{ key: 'layout', found: quote(data.layout), allowed: layouts.join(', ') }]

  const unknown = Object.keys(data).filter(key => !isSlidevKey(key, slide.index + 1, isWorkflow) && !(isWorkflow && own.includes(key)))
  const problems = [
    ...unknown.map(key => ({ key, found: 'a key that has no meaning here', allowed: [...isWorkflow ? own : [], 'pace', 'the keys of Slidev (sli.dev/custom)'].join(', '), ...!closedKeys.includes(key) && unlessStrict })),
    ...explain(slideValues(language), data),
    ...checkTitle(data),
    ...slide.index === 0 ? explain(headmatter, data) : [],
    ...isWorkflow ? [...explain(workflow(language), data), ...checkPace(data, language)] : [],
  ]
  // A misspelt key is missing under its right name, too.
  const telling = problems.length > maxListed * 5 ? problems : problems.filter(({ key, found }) => !(found === 'nothing' && problems.some(other => other.key !== key && isMisspelt(other, key))))
  const notes = isWorkflow ? checkNotes(slide, clicksOf(data, language)) : checkOtherNotes(slide)
  if (notes.some(({ isWarning }) => !isWarning))
    return [...telling, ...notes]
  return [...telling, ...notes, ...isWorkflow ? checkProse(slide) : [...checkImages(slide), ...checkTags(slide)]]
}

/** Whether a problem is a key that stands beside a missing one. */
function isMisspelt({ key, found }: Found, missing: string): boolean {
  const parent = (path: string) => path.split('.').slice(0, -1).join('.')
  return found.startsWith('a key') && parent(key) === parent(missing)
}

function isProblem(data: Frontmatter | Found): data is Found {
  return Object.keys(data).join() === 'key,found,allowed'
}

/** The frontmatter, or what is wrong with it as a whole. */
function readFrontmatter(slide: SourceSlideInfo): Frontmatter | Found {
  try {
    return parseFrontmatter(slide)
  }
  catch (error) {
    if (error instanceof RangeError)
      return { key: 'frontmatter', found: 'lists or mappings in one another, too deep to be read', allowed: 'keys and values, such as layout: workflow' }
    throw error
  }
}

function parseFrontmatter({ raw, frontmatterRaw = '', start }: SourceSlideInfo): Frontmatter | Found {
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

  const separators = frontmatterRaw.match(/[:,?]/g)?.length ?? 0
  if (separators > maxKeys)
    return { key: 'frontmatter', found: `about ${separators} keys`, allowed: `at most ${maxKeys}` }
  const document = parseDocument(frontmatterRaw)
  const [error] = document.errors
  if (error) {
    // The parser tells of its own RangeError as of one in the text.
    if (error.message.includes('call stack'))
      throw new RangeError(error.message)
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

/** Text with blanks for what only shows code: fenced blocks and inline code. */
function withoutCode(content: string): string {
  const blank = (code: string) => code.replace(/[^\n]/g, ' ')
  return content.replace(/^(```|~~~)[^\n]*\n[\s\S]*?^\1/gm, blank).replace(/`[^`\n]*`/g, blank)
}

/** A workflow slide has one comment, which is its notes. */
function checkNotes({ content, note = '' }: SourceSlideInfo, clicks: number): Found[] {
  // Slidev takes only a slide's last comment for notes; any other ships with the page.
  if (withoutCode(content).includes('<!--'))
    return [{ key: 'notes', found: 'a comment that something follows', allowed: 'one comment, at the very end of the slide' }]
  const wrong = checkMarkers(note)
  const sum = [...note.matchAll(clickMarker)].reduce((sum, [marker]) => sum + Number(/\d+/.exec(marker)?.[0] ?? 1), 0)
  if (!wrong.length && sum > clicks)
    return [{ key: 'notes', found: `markers for ${sum} clicks`, allowed: `at most ${clicks}, the clicks of the slide` }]
  return [...wrong, ...checkNoteTags(note)]
}

/** On other slides, comments may stand anywhere, and styles behind the notes. */
function checkOtherNotes(slide: SourceSlideInfo): Found[] {
  const { content, note = slide.note } = splitNotes(slide.content)
  const comments = withoutCode(content)
  if (comments.lastIndexOf('<!--') > comments.lastIndexOf('-->'))
    return [{ key: 'notes', found: 'a comment that does not end', allowed: 'a comment between <!-- and -->' }]
  if (note === undefined && comments.includes('<!--'))
    return [{ key: 'notes', found: 'a comment that something follows', allowed: 'notes in a comment at the end of the slide', isWarning: true }]
  return [...checkMarkers(note).map(problem => ({ ...problem, isWarning: true } as const)), ...checkNoteTags(note)]
}

function checkMarkers(note = ''): Found[] {
  const wrong = [...note.matchAll(clickMarker)].filter(([marker]) => !/^\[click(?::[1-9]\d?)?\]$/i.test(marker))
  return wrong.map(([marker]) => ({ key: 'notes', found: marker, allowed: '[click] or [click:2]' }))
}

/** A browser shows nothing of a tag that it does not know. */
function checkNoteTags(note = ''): Found[] {
  const tag = unknownTag(note)
  return tag === undefined ? [] : [{ key: 'notes', found: `${quote(tag)}, which is not shown`, allowed: `\`${tag}\` as code, or HTML`, isWarning: true }]
}

/** Slidev makes a template of the titles, for its list of slides. */
function checkTitle({ title }: Frontmatter): Found[] {
  const fault = typeof title === 'string' ? templateFault(title) : undefined
  return fault ? [{ key: 'title', found: `${quote(fault.text)} (${fault.reason})`, allowed: `text, and \`${fault.text}\` as code` }] : []
}

/** A tag that is not closed stops Vue's compiler, and with it the talk. */
function checkTags(slide: SourceSlideInfo): Found[] {
  const tag = unbalancedTag(slide.content)
  if (tag === undefined)
    return []
  return [{ key: 'text', found: `${quote(tag)} on line ${lineOf(slide, tag)}, a tag without its other half`, allowed: `tags in pairs, and \`${tag}\` as code` }]
}

/** The line of slides.md on which a text of a slide begins, code aside; counted from 1. */
function lineOf({ content, raw, start }: SourceSlideInfo, text: string): number {
  const before = raw.slice(0, raw.indexOf(content) + withoutCode(content).indexOf(text))
  return start + before.split('\n').length
}

/**
 * Says in a line why the template of a slide cannot be compiled.
 *
 * @param markdown the text of slides.md
 * @param file its name
 * @param shown the slide, counted from 1 among those that are shown; where it is not known, the first with a fault
 * @param reason what the compiler said
 */
export function explainTemplate(markdown: string, file: string, shown: number | undefined, reason: string): string {
  const slides = parseSync(markdown, file).slides.filter(({ frontmatter: { hide, disabled } }) => !hide && !disabled)
  const faults = (shown === undefined ? slides : slides.slice(shown - 1, shown)).map(slide => ({ slide, fault: templateFault(slide.content) }))
  const { slide, fault } = faults.find(({ fault }) => fault) ?? faults[0]
  const found = fault ? `${quote(fault.text)} on line ${lineOf(slide, fault.text)} (${fault.reason})` : `what cannot be compiled (${reason})`
  const [line] = listProblems(file, [{ slide: slide.index + 1, key: 'text', found, allowed: 'HTML, styles and Vue\'s templates without mistakes; code between backticks' }])
  return line
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
