import { expect, it } from 'vitest'
import { fill, words, wordsOf } from './words.ts'

it('says in English what the headmatter does not say', () => {
  expect(wordsOf('site', { site: { pdf: 'Folien als PDF' } })).toEqual({ ...words.site, pdf: 'Folien als PDF' })
})

it.each<[word: string, values: Record<string, string | number>, text: string]>([
  ['{time} early', { time: '5 s' }, '5 s early'],
  ['{count} of {all} steps', { count: 0, all: 9 }, '0 of 9 steps'],
  ['zu früh um {time}', { time: '$& {time}' }, 'zu früh um $& {time}'],
  ['{other}', { time: '5 s' }, '{other}'],
  ['Talk', {}, 'Talk'],
])('puts values into "%s"', (word, values, text) => {
  expect(fill(word, values)).toBe(text)
})
