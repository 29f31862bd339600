import { stripVTControlCharacters } from 'node:util'
import { explainTemplate } from '../check/check-text.ts'

/**
 * Says in a line what Rolldown says in a picture of the code and a stack.
 *
 * @param error why a build has failed
 * @param entry the deck's Markdown file
 * @throws {Error} that names the slide and what is wrong with it
 */
export function explain(error: Error, entry: string): never {
  // Slides of other files are named by those.
  const slide = String.raw`\.md__slidev_(\d+)\.md`
  const message = stripVTControlCharacters(error.message)
  if (/ENOSPC|No space left on device/.test(message))
    throw new Error('The talk was not built, what was built before is as it was; the disk is full: make room.')
  const [, file, at] = new RegExp(String.raw`Could not resolve '(.+)' in \S+${slide}`).exec(message) ?? []
  if (file)
    throw new Error(`${entry}, slide ${at}, text: found "${file}", which is not there; allowed: a file in public/, such as /picture.png`)
  const lines = message.replace(/^Build failed.*\n/, '').trim().split('\n').filter(line => !/^\s+at /.test(line))
  const [template, no] = new RegExp(`${slide}|/@slidev/title-renderer`).exec(message) ?? []
  if (!template)
    throw new Error(lines.join('\n'))
  const reason = (lines.find(line => /^\w*Error: /.test(line)) ?? lines[0]).replace(new RegExp(String.raw`\S*${slide}\S* `), '').replace(/^(?:\w*Error: |\[[\w/-]+\] )+/, '')
  throw new Error(explainTemplate(entry, no ? Number(no) : undefined, reason))
}
