import { readFileSync } from 'node:fs'
import { parseSync } from '@slidev/parser/core'
import { assertColours } from 'slidev-addon-brand/node/brand.ts'
import { assertTalk } from './check.ts'

/**
 * Reads the talk, and says what is amiss with it and stops nothing. Looks at
 * its colours, too.
 *
 * @returns the text of slides.md
 * @throws {TalkError} that names every problem that stops it
 * @throws {BrandError} that names every problem of the colours
 */
export function readTalk(): string {
  const talk = readFileSync('slides.md', 'utf8')
  for (const warning of assertTalk(talk, 'slides.md'))
    console.warn(warning)
  assertColours()
  return talk
}

/** How many slides of a talk are shown. */
export function countSlides(talk: string): number {
  return parseSync(talk, 'slides.md').slides.filter(({ frontmatter: { hide, disabled } }) => !hide && !disabled).length
}
