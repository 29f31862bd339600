import { readFileSync } from 'node:fs'
import { assertTalk } from '../lib/check.ts'

/**
 * Reads the talk, and says what is amiss with it and stops nothing.
 *
 * @returns the text of slides.md
 * @throws {TalkError} that names every problem that stops it
 */
export function readTalk(): string {
  const talk = readFileSync('slides.md', 'utf8')
  for (const warning of assertTalk(talk, 'slides.md'))
    console.warn(warning)
  return talk
}
