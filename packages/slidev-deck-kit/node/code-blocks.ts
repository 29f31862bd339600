/** A fenced block of code in Markdown. */
export interface CodeBlock {
  /** What stands behind the opening fence, such as `ts {all|2}`. */
  info: string
  /** Where it starts and ends in the text, fences included. */
  start: number
  end: number
}

/**
 * Finds the fenced blocks of a text. One without an end goes on to the end of
 * the text, as in CommonMark.
 *
 * @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks
 */
export function codeBlocks(text: string): CodeBlock[] {
  const blocks: CodeBlock[] = []
  const fence = /^[ \t]*(`{3,}|~{3,})(?![`~])(.*)$/gm
  let open: { mark: string, info: string, start: number } | undefined
  for (const { 0: line, 1: mark, 2: rest, index } of text.matchAll(fence)) {
    if (!open) {
      if (mark[0] === '~' || !rest.includes('`'))
        open = { mark, info: rest.trim(), start: index }
    }
    else if (mark.startsWith(open.mark) && !rest.trim()) {
      blocks.push({ info: open.info, start: open.start, end: index + line.length })
      open = undefined
    }
  }
  return open ? [...blocks, { info: open.info, start: open.start, end: text.length }] : blocks
}

/** Where a text without blocks has code between as many backticks, within a paragraph. */
function inlineCode(text: string): [start: number, end: number][] {
  const found: [number, number][] = []
  const runs = Array.from(text.matchAll(/`+/g), ({ 0: run, index }) => ({ length: run.length, start: index, end: index + run.length }))
  for (let at = 0; at < runs.length; at++) {
    const { length, start, end } = runs[at]
    const paragraph = /\n[ \t]*\n/.exec(text.slice(end))
    const limit = paragraph ? end + paragraph.index : text.length
    const close = runs.findIndex((run, other) => other > at && run.length === length && run.end <= limit)
    if (close < 0)
      continue
    found.push([start, runs[close].end])
    at = close
  }
  return found
}

function blank(text: string, ranges: [start: number, end: number][]): string {
  return ranges.reduce((text, [start, end]) => text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end), text)
}

/** A text with blanks for what only shows code: fenced blocks, and code between backticks. */
export function withoutCode(text: string): string {
  const outside = blank(text, codeBlocks(text).map(({ start, end }) => [start, end]))
  return blank(outside, inlineCode(outside))
}
