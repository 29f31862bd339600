import { ErrorCodes, parse } from '@vue/compiler-dom'
import { isHTMLTag, isMathMLTag, isSVGTag } from '@vue/shared'
import { createMarkdownExit } from 'markdown-exit'

/** As in vite.config.ts and in Slidev's own options. */
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
  // Formulas are no markup.
  const html = markdown.render(content.replace(/\$\$[^$]*\$\$|\$[^$\n]*\$/g, ''))
  parse(html, {
    onError: ({ code, loc }) => {
      if (loc && unbalanced.includes(code))
        starts.push(loc.start.offset)
    },
  })
  return starts.length ? /<[^\s<>]*>?/.exec(html.slice(Math.min(...starts)))?.[0] : undefined
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
