import type { SourceSlideInfo } from '@slidev/types'
import type { Found, Frontmatter } from './problems.ts'
import { parseDocument, visit } from 'yaml'
import { quote } from './problems.ts'

/** Most characters that Slidev's parser may look at in search of what ends a picture or a comment: beyond, it takes seconds. */
const maxSearch = 10_000_000

/** Most signs that may separate keys: YAML compares each key with all others. */
const maxKeys = 5000

/** Refuses what Slidev's parser would take minutes for: from every opening it looks for the end. */
export function checkSize(markdown: string): Found | undefined {
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

export function isProblem(data: Frontmatter | Found): data is Found {
  return Object.keys(data).join() === 'key,found,allowed'
}

/**
 * The frontmatter, or what is wrong with it as a whole.
 *
 * @param slide as Slidev's parser has found it
 * @param layout a layout of the deck, as an example
 */
export function readFrontmatter(slide: SourceSlideInfo, layout: string): Frontmatter | Found {
  try {
    return parseFrontmatter(slide, layout)
  }
  catch (error) {
    if (error instanceof RangeError)
      return { key: 'frontmatter', found: 'lists or mappings in one another, too deep to be read', allowed: `keys and values, such as layout: ${layout}` }
    throw error
  }
}

function parseFrontmatter({ raw, frontmatterRaw = '', start }: SourceSlideInfo, layout: string): Frontmatter | Found {
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
  let alias = ''
  visit(document, { Alias: (_, { source }) => void (alias = source) })
  let data: unknown
  try {
    data = document.toJS() ?? {}
    JSON.stringify(data)
  }
  catch (error) {
    // An alias of nothing, of what it is in, or of far too much.
    if (!alias || error instanceof RangeError)
      throw error
    return { key: 'frontmatter', found: `*${alias}`, allowed: 'plain values (quote one that begins with *)' }
  }
  if (typeof data !== 'object' || Array.isArray(data))
    return { key: 'frontmatter', found: quote(data), allowed: `keys and values, such as layout: ${layout}` }
  return data as Frontmatter
}

function keyOf(line: string): string {
  return /^\s*(?:- )?["']?([\w-]+)["']?\s*:/.exec(line)?.[1] ?? 'frontmatter'
}
