import type { SlidevPreparserExtension } from '@slidev/types'

/** What a build of the talk is for. */
export type Purpose
  /** The talk with its notes, for its speaker. */
  = | 'talk'
  /** The talk without them, for everyone: the site. */
    | 'site'
  /** Paper. */
    | 'print'
  /** A server for its speaker, who edits it. */
    | 'dev'

/**
 * What a build of the talk is for.
 *
 * @param mode Slidev's name for it
 * @param withNotes whether the notes are asked for
 */
export function purposeOf(mode: string | undefined, withNotes: boolean): Purpose {
  if (mode === 'build')
    return withNotes ? 'talk' : 'site'
  return mode === 'export' ? 'print' : 'dev'
}

/** Keys of the headmatter that decide what reaches a visitor, each with its value: slides.md has no say in them. */
function forcedKeys(purpose: Purpose): Record<string, unknown> {
  if (purpose === 'dev')
    return {}
  const whole = purpose === 'talk'
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
const speakersKeys = ['pace', 'duration', 'deck']

/** Text without its HTML comments. In code, what looks like one is left. */
export function withoutComments(text: string): string {
  return text.replace(/(`+)[^`][\s\S]*?\1|<!--[\s\S]*?(?:-->|$)/g, (found, code?: string) => code ? found : '')
}

/**
 * Takes out of the talk, before anything reads it, what its visitors are not to
 * have: what they get does not depend on the keys of slides.md. Comments in a
 * slide's text end with its template (vite.config.ts).
 */
export function publicPreparser(purpose: Purpose): SlidevPreparserExtension {
  let isFirst = true
  return {
    name: 'public',
    async transformSlide(content, frontmatter: Record<string, unknown>) {
      if (isFirst)
        Object.assign(frontmatter, forcedKeys(purpose))
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
      if (purpose === 'site')
        speakersKeys.forEach(key => delete frontmatter[key])
      return undefined
    },
    async transformNote() {
      return purpose === 'site' ? '' : undefined
    },
  }
}
