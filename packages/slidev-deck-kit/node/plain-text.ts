import { createMarkdownExit } from 'markdown-exit'

const markdown = createMarkdownExit({ html: true })

/**
 * What some Markdown says, as one line of text: its blocks are sentences.
 *
 * @param text such as the headmatter's `info`
 */
export function plainText(text: string): string {
  const blocks = markdown.parse(text, {}).flatMap(({ type, children, content }) => {
    if (type === 'fence' || type === 'code_block' || type === 'html_block')
      return [type === 'html_block' ? content.replace(/<[^>]+>/g, ' ') : content]
    return children ? [children.map(({ type, content }) => /^(?:text|code_inline|text_special)$/.test(type) ? content : type.endsWith('break') ? ' ' : '').join('')] : []
  }).map(block => block.replace(/\s+/g, ' ').trim()).filter(Boolean)
  return blocks.map((block, index) => index < blocks.length - 1 && !/\p{P}$/u.test(block) ? `${block}.` : block).join(' ')
}
