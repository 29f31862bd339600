import type { SlidevPreparserExtension } from '@slidev/types'
import type { Audience } from './purpose.ts'

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
    monaco: false,
    mcp: false,
    download: false,
  }
}

/** Keys of a slide's frontmatter that are the speaker's alone. */
const speakersKeys = ['pace', 'duration', 'deck', 'speaker']

/** Text without its HTML comments. In code, what looks like one is left. */
export function withoutComments(text: string): string {
  return text.replace(/(`+)[^`][\s\S]*?\1|<!--[\s\S]*?(?:-->|$)/g, (found, code?: string) => code ? found : '')
}

/**
 * Takes out of a deck, before Slidev reads it, what its visitors are not to
 * have, whatever its headmatter says. Comments in a slide's text are taken out
 * when its template is compiled (node/vite-plugins.ts).
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
      return undefined
    },
    async transformNote() {
      return audience.notes ? undefined : ''
    },
  }
}
