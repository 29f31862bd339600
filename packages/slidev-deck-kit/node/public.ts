import type { SlidevPreparserExtension } from '@slidev/types'
import type { Audience } from './build/purpose.ts'
import { codeBlocks, withoutCode } from './code-blocks.ts'

/** Keys of the headmatter that decide what reaches a visitor, each with its value: the deck has no say in them. */
function forcedKeys({ purpose, notes }: Audience): Record<string, unknown> {
  if (purpose === 'dev')
    return {}
  const whole = purpose !== 'print' && notes
  return {
    presenter: whole,
    drawings: { enabled: whole, persist: false },
    record: false,
    browserExporter: false,
    // An editor is for the speaker.
    ...purpose !== 'stage' && { monaco: false },
    mcp: false,
    download: false,
  }
}

/** Keys of a slide's frontmatter that are the speaker's alone. */
const speakersKeys = ['pace', 'duration', 'deck', 'speaker']

/**
 * Text without its HTML comments; one that does not end goes on to the end of
 * the text. In code, scripts and styles, what looks like one is left.
 *
 * @param text Markdown
 * @param instead what stands in the place of each
 */
export function withoutComments(text: string, instead = ''): string {
  const visible = withoutCode(text).replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi, programs => ' '.repeat(programs.length))
  let rest = ''
  let end = 0
  for (const { 0: comment, index } of visible.matchAll(/<!--[\s\S]*?(?:-->|$)/g)) {
    rest += text.slice(end, index) + instead
    end = index + comment.length
  }
  return rest + text.slice(end)
}

/**
 * Text whose editors are blocks of code. Where Slidev builds no editor it takes
 * `{monaco}` for the lines that are to stand out: all of them are pale.
 *
 * @param text Markdown
 */
export function withoutEditors(text: string): string {
  const fences = codeBlocks(text).map(({ start }) => start)
  const outside = withoutCode(text)
  return text.replace(/^(?:[ \t]*(?:```|~~~)|<<<).*\{monaco.*$/gm, (line: string, start: number) => fences.includes(start) || outside.startsWith('<<<', start)
    ? line.replace(/\{monaco(?:-\w+)?\}\s*(?:\{[^}]*\})?/, '').trimEnd()
    : line)
}

/**
 * Takes out of a deck, before Slidev reads it, what its visitors are not to
 * have, whatever its headmatter says. Comments of components are taken out
 * when their templates are compiled (node/vite-plugins.ts).
 */
export function publicPreparser(audience: Audience): SlidevPreparserExtension {
  let isFirst = true
  return {
    name: 'public',
    async transformSlide(content, frontmatter: Record<string, unknown>) {
      if (isFirst)
        Object.assign(frontmatter, forcedKeys(audience))
      isFirst = false
      // Slidev takes the first heading as it is written.
      const heading = /^#+ (.*<!--.*)$/m.exec(content)?.[1]
      if (heading !== undefined && !frontmatter.name)
        frontmatter.title ??= heading
      for (const key of ['title', 'info']) {
        const text = frontmatter[key]
        if (typeof text === 'string')
          frontmatter[key] = withoutComments(text).trim()
      }
      if (!audience.notes)
        speakersKeys.forEach(key => delete frontmatter[key])
      // Markdown shows a comment that runs on behind a heading. An empty one keeps a paragraph in one piece, and no template has it.
      const shown = audience.purpose === 'dev' ? undefined : withoutComments(content, '<!---->')
      return shown && audience.purpose !== 'stage' ? withoutEditors(shown) : shown
    },
    async transformNote() {
      return audience.notes ? undefined : ''
    },
  }
}
