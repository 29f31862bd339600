import type { SourceSlideInfo } from '@slidev/types'
import type { DeckSlide } from '../load-slides.ts'
import type { Found } from '../problems.ts'
import { withoutCode } from '../code-blocks.ts'
import { lineAt } from '../load-slides.ts'
import { splitNotes } from '../preparser.ts'
import { quote } from '../problems.ts'
import { unknownTag } from './markup.ts'

const clickMarker = /[[(]\s*clic?k\b[^\])]*[\])]?/gi

/**
 * A slide of a strict layout has one comment, which is its notes.
 *
 * @param slide as Slidev's parser has found it
 * @param clicks how many it has
 */
export function checkNotes(slide: SourceSlideInfo, clicks: number): Found[] {
  const { content, note = '' } = slide
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
export function checkOtherNotes(slide: DeckSlide): Found[] {
  const { source } = slide
  const { content, note = source.note } = splitNotes(source.content)
  const text = withoutCode(content)
  const last = text.lastIndexOf('<!--')
  if (last > text.lastIndexOf('-->'))
    return [{ key: 'notes', found: 'a comment that does not end', line: lineAt(slide, content.slice(last)), allowed: 'a comment between <!-- and -->', rule: 'open-comment' }]
  if (note === undefined && last >= 0)
    return [{ key: 'notes', found: 'a comment that is not a note', line: lineAt(slide, content.slice(last)), allowed: 'notes at the end of the slide: Slidev takes only the last comment', rule: 'lost-note' }]
  return [...checkMarkers(note).map((problem): Found => ({ ...problem, line: lineAt(slide, problem.found), rule: 'click-marker' })), ...checkNoteTags(note)]
}

function checkMarkers(note = ''): Found[] {
  const wrong = [...note.matchAll(clickMarker)].filter(([marker]) => !/^\[click(?::[1-9]\d?)?\]$/i.test(marker))
  return wrong.map(([marker]) => ({ key: 'notes', found: marker, allowed: '[click] or [click:2]' }))
}

/** A browser shows nothing of a tag that it does not know. */
function checkNoteTags(note = ''): Found[] {
  const tag = unknownTag(note)
  return tag === undefined ? [] : [{ key: 'notes', found: `${quote(tag)}, which is not shown`, allowed: `\`${tag}\` as code, or HTML`, rule: 'note-tag' }]
}
