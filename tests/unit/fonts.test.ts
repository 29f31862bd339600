import { readFileSync } from 'node:fs'
import { subsetName } from 'slidev-addon-site/node/small-fonts.ts'
import { expect, it } from 'vitest'
import config from '../../deck.config.ts'

it('every role that names a whole font asks for the small one first', () => {
  const tokens = readFileSync('styles/tokens.css', 'utf8')
  const families = [...tokens.matchAll(/--font-\w+: ('[^']+'), ('[^']+')/g)]
  expect(families).toHaveLength(2)
  for (const [, first, whole] of families)
    expect(first).toBe(subsetName(whole, config.fonts!.names!))
})

it('the fonts have their licence beside them, as their packages bring it', () => {
  for (const font of ['sans', 'mono'])
    expect(readFileSync(`node_modules/@ibm/plex-${font}/LICENSE.txt`, 'utf8')).toBe(readFileSync('public/OFL.txt', 'utf8'))
})
