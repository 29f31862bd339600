import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { explainTemplate } from './check-text.ts'

/**
 * Says in a line what Rolldown says in a picture of the code and a stack.
 *
 * @param error why a build has failed
 * @throws {Error} that names the slide and what is wrong with it
 */
export function explain(error: Error): never {
  const message = stripVTControlCharacters(error.message)
  if (/ENOSPC|No space left on device/.test(message))
    throw new Error('The talk was not built, what was built before is as it was; the disk is full: make room.')
  const [, file, slide] = /Could not resolve '(.+)' in slides\.md__slidev_(\d+)\.md/.exec(message) ?? []
  if (file)
    throw new Error(`slides.md, slide ${slide}, text: found "${file}", which is not there; allowed: a file in public/, such as /picture.png`)
  const lines = message.replace(/^Build failed.*\n/, '').trim().split('\n').filter(line => !/^\s+at /.test(line))
  const [template, no] = /slides\.md__slidev_(\d+)\.md|\/@slidev\/title-renderer/.exec(message) ?? []
  if (!template)
    throw new Error(lines.join('\n'))
  const reason = (lines.find(line => /^\w*Error: /.test(line)) ?? lines[0]).replace(/\S*slides\.md__slidev\S* /, '').replace(/^(?:\w*Error: |\[[\w/-]+\] )+/, '')
  throw new Error(explainTemplate(readFileSync('slides.md', 'utf8'), 'slides.md', no ? Number(no) : undefined, reason))
}
