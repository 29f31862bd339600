import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fingerprint, sources } from './fingerprint.ts'

const before = process.cwd()

beforeAll(() => {
  const pictures = mkdtempSync(join(tmpdir(), 'pictures-'))
  writeFileSync(join(pictures, 'a.png'), '')
  process.chdir(mkdtempSync(join(tmpdir(), 'deck-')))
  for (const folder of ['public/.well-known', 'node_modules', '.git'])
    mkdirSync(folder, { recursive: true })
  for (const file of ['cooking.md', '.env', '.cooking.md.swp', 'public/.well-known/b.txt', '.git/index'])
    writeFileSync(file, '')
  symlinkSync(pictures, 'public/pictures')
  symlinkSync('..', 'public/round')
  symlinkSync('../gone', 'node_modules/gone')
})

afterAll(() => process.chdir(before))

it('takes files in linked folders and those that begin with a dot, but not what tools keep', () => {
  expect(sources()).toEqual(['.env', 'cooking.md', 'public/.well-known/b.txt', 'public/pictures/a.png'])
})

it.each(['.package-lock.json', '.pnpm/lock.yaml', '.yarn-integrity'])('changes with what is installed, as node_modules/%s notes it', (file) => {
  const without = fingerprint()
  mkdirSync('node_modules/.pnpm', { recursive: true })
  writeFileSync(join('node_modules', file), 'changed')
  expect(fingerprint()).not.toBe(without)
})

it('changes with a package that is worked on beside the deck, not with one that a link leads to where it is installed', () => {
  const [beside, installed] = ['worked-on', 'node_modules/stored'].map(name => join(mkdtempSync(join(tmpdir(), 'package-')), name))
  for (const folder of [beside, installed]) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'index.js'), '')
    symlinkSync(folder, join('node_modules', basename(folder)))
  }
  const before = fingerprint()
  writeFileSync(join(installed, 'index.js'), 'changed')
  expect(fingerprint()).toBe(before)
  writeFileSync(join(beside, 'index.js'), 'changed')
  expect(fingerprint()).not.toBe(before)
})
