import { expect, it } from 'vitest'
import { schemaAt } from './look.ts'

it.each([
  ['light, where the deck has both looks', '/talk/handout/', 'auto', false, 'light'],
  ['as its viewer likes, where that is asked for', '/handout?print=true&dark=true', 'auto', false, 'auto'],
  ['as on stage, where the deck has one look', '/handout', 'dark', false, 'dark'],
  ['light, where all slides are set for paper', '/handout?notes=no', 'dark', true, 'light'],
  ['as on stage, where several are on a sheet', '/handout?per-page=3', 'dark', true, 'dark'],
  ['light in one file, too', '/deck.html#/handout?print=true', 'auto', false, 'light'],
])('a handout is %s', (_, address, colorSchema, reflows, schema) => {
  expect(schemaAt(new URL(address, 'http://localhost'), { colorSchema, reflows })).toBe(schema)
})

it('another page is as the deck says', () => {
  for (const address of ['/1', '/print?print=true', '/deck.html#/1', '/deck.html#handout'])
    expect(schemaAt(new URL(address, 'http://localhost'), { colorSchema: 'auto', reflows: true })).toBe('auto')
})
