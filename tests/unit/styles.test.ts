import { globSync, readFileSync } from 'node:fs'
import { columnQuery } from 'slidev-addon-site/shared/column.ts'
import { expect, it } from 'vitest'

it('the talk has one column in the very windows in which its site has', () => {
  expect(readFileSync('styles/pocket.css', 'utf8')).toContain(`@media ${columnQuery} {`)
})

const layouts = globSync('layouts/*.vue').map(file => /(\w+)\.vue$/.exec(file)![1])

it.each(globSync('packages/**/*.{css,vue}', { exclude: ['**/node_modules/**'] }))('%s knows no layout and no font of the talk', (file) => {
  expect(readFileSync(file, 'utf8').match(new RegExp(`\\.(?:${layouts.join('|')})\\b|Plex`, 'g'))).toBeNull()
})

it('the packages set every property that they use: they look right in a deck that sets none', () => {
  const names = (files: string, pattern: RegExp) => new Set(globSync(files, { exclude: ['**/node_modules/**'] })
    .flatMap(file => [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name]) => name)))
  const used = names('packages/**/*.{css,vue}', /var\((--[\w-]+)/g)
  expect(used.size).toBeGreaterThan(40)
  expect([...used.difference(names('packages/**/*.{css,vue,ts}', /(--[\w-]+)['"]?: /g))]).toEqual([])
})
