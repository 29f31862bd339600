import type { SourceSlideInfo } from '@slidev/types'
import type { Found, Frontmatter } from '../problems.ts'
import { basename } from 'node:path'
import { withoutCode } from '../code-blocks.ts'
import { inSlide, readSlides } from '../load-slides.ts'
import { listProblems, quote } from '../problems.ts'
import { templateFault, unbalancedTag } from './markup.ts'

/** Slidev makes a template of the titles, for its list of slides. */
export function checkTitle({ title }: Frontmatter): Found[] {
  const fault = typeof title === 'string' ? templateFault(title) : undefined
  return fault ? [{ key: 'title', found: `${quote(fault.text)} (${fault.reason})`, allowed: `text, and \`${fault.text}\` as code`, rule: 'template' }] : []
}

/** Vue's compiler fails at a tag that is not closed, and no slide is shown. */
export function checkTags(slide: SourceSlideInfo): Found[] {
  const tag = unbalancedTag(slide.content)
  if (tag === undefined)
    return []
  return [{ key: 'text', found: `${quote(tag)} on line ${lineOf(slide, tag)}, a tag without its other half`, allowed: `tags in pairs, and \`${tag}\` as code`, rule: 'template' }]
}

/** The line of the file on which a text of a slide begins, code aside; counted from 1. */
function lineOf({ content, raw, start }: SourceSlideInfo, text: string): number {
  const before = raw.slice(0, raw.indexOf(content) + withoutCode(content).indexOf(text))
  return start + before.split('\n').length
}

/**
 * Says in a line why the template of a slide cannot be compiled.
 *
 * @param entry the path of the deck's file of slides
 * @param shown the slide, counted from 1 among those that are shown; where it is not known, the first with a fault
 * @param reason what the compiler said
 */
export function explainTemplate(entry: string, shown: number | undefined, reason: string): string {
  const file = basename(entry)
  const slides = readSlides(entry).slides.filter(({ isShown }) => isShown)
  const faults = (shown === undefined ? slides : slides.slice(shown - 1, shown)).map(slide => ({ slide, fault: templateFault(slide.source.content) }))
  const { slide, fault } = faults.find(({ fault }) => fault) ?? faults[0]
  const found = fault ? `${quote(fault.text)} on line ${lineOf(slide.source, fault.text)} (${fault.reason})` : `what cannot be compiled (${reason})`
  const [line] = listProblems(file, inSlide(slide, { file }, [{ key: 'text', found, allowed: 'HTML, styles and Vue\'s templates without mistakes; code between backticks' }]))
  return line
}

/** Longest paragraph of prose on a slide of a strict layout, in characters. */
const maxProse = 300

/** The text of a slide of a strict layout is its title and one paragraph; all else is data. */
export function checkProse({ content }: SourceSlideInfo): Found[] {
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
