import { stripVTControlCharacters } from 'node:util'

/**
 * Says in a line what Rolldown says in a picture of the code.
 *
 * @param error why a build has failed
 * @throws {Error} that names the slide and what it asks for in vain
 */
export function explain(error: Error): never {
  const message = stripVTControlCharacters(error.message)
  const [, file, slide] = /Could not resolve '(.+)' in slides\.md__slidev_(\d+)\.md/.exec(message) ?? []
  if (file)
    throw new Error(`slides.md, slide ${slide}, text: found "${file}", which is not there; allowed: a file in public/, such as /picture.png`)
  throw new Error(message.replace(/^Build failed.*\n/, '').trim())
}
