import { compile, DOMErrorCodes, ErrorCodes, parse } from '@vue/compiler-dom'
import { isHTMLTag, isMathMLTag, isSVGTag } from '@vue/shared'
import { createMarkdownExit } from 'markdown-exit'

/** Slidev's options of Markdown, with which it compiles slides. */
const markdown = createMarkdownExit({ html: true, linkify: true, xhtmlOut: true })

const unbalanced: unknown[] = [ErrorCodes.X_MISSING_END_TAG, ErrorCodes.X_INVALID_END_TAG, ErrorCodes.MISSING_END_TAG_NAME, ErrorCodes.EOF_IN_TAG]

/**
 * Finds a tag that Vue's compiler would stop at: one that is never closed, or
 * closes nothing, such as the type in `Vec<T>`.
 *
 * @param content a slide without its frontmatter and its notes
 * @returns the tag, as it stands there
 */
export function unbalancedTag(content: string): string | undefined {
  const starts: number[] = []
  const html = render(content)
  parse(html, {
    onError: ({ code, loc }) => {
      if (loc && unbalanced.includes(code))
        starts.push(loc.start.offset)
    },
  })
  return starts.length ? /<[^\s<>]*>?/.exec(html.slice(Math.min(...starts)))?.[0] : undefined
}

/**
 * Finds what Vue's compiler would stop at: a tag that is not closed, an
 * expression that is none, a directive that says nothing.
 *
 * @param content a title, or a slide without its frontmatter and its notes
 * @returns the text, as it stands there, and why
 */
export function templateFault(content: string): { text: string, reason: string } | undefined {
  // Slidev takes what code shows for text.
  const html = render(content.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')).replace(/<(?:code|pre)\b/g, '$& v-pre')
  const faults: { start: number, text: string, reason: string }[] = []
  compile(html, {
    mode: 'module',
    prefixIdentifiers: true,
    onError: ({ code, loc, message }) => {
      if (loc && code !== DOMErrorCodes.X_IGNORED_SIDE_EFFECT_TAG)
        faults.push({ start: loc.start.offset, text: textAt(html, loc.start.offset), reason: message.replace(/\.?(?: \(\d+:\d+\))?$/, '') })
    },
  })
  // Markdown's own tags do not stand there.
  return faults.sort((a, b) => a.start - b.start).find(({ text }) => content.includes(text))
}

/** The tag or expression of some HTML that a place is in, as it was before it was escaped. */
function textAt(html: string, place: number): string {
  const from = Math.max(html.lastIndexOf('<', place), html.lastIndexOf('{{', place), 0)
  const [text] = /^(?:\{\{[^<\n]*?(?:\}\}|(?=<|\n|$))|<[^<>]*>?)/.exec(html.slice(from)) ?? [html]
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')
}

/** A slide's Markdown as HTML. Formulas are no markup. */
function render(content: string): string {
  return markdown.render(content.replace(/\$\$[^$]*\$\$|\$[^$\n]*\$/g, ''))
}

/**
 * Finds what looks like a tag and is none that a browser knows: it would
 * vanish from the notes.
 *
 * @param notes Markdown
 */
export function unknownTag(notes: string): string | undefined {
  const tags = markdown.render(notes).match(/<\/?[a-z][^<>]*>/gi) ?? []
  return tags.find((tag) => {
    const [name] = /[a-z][\w-]*/i.exec(tag)!
    return !isHTMLTag(name.toLowerCase()) && !isSVGTag(name) && !isMathMLTag(name)
  })
}
