import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { optionsTypedAs, typedAs } from './typed-as.ts'

const project = process.cwd()
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'typed-'))
  process.chdir(folder)
})

afterEach(() => {
  process.chdir(project)
  rmSync(folder, { recursive: true })
})

function write(scripts: Record<string, string>): void {
  writeFileSync('package.json', JSON.stringify({ scripts }))
}

it.each<[scripts: Record<string, string>, bin: string, typed: string]>([
  [{ handout: 'slidev-handout' }, 'slidev-handout', 'npm run handout'],
  [{ paper: 'slidev-handout --letter' }, 'slidev-handout', 'npm run paper'],
  [{ start: 'slidev-check && slidev' }, 'slidev-check', 'npm start'],
  [{ start: 'slidev-check && slidev' }, 'slidev', 'npm start'],
  [{ build: 'slidev build', export: 'slidev export', dev: 'slidev --open' }, 'slidev', 'npm run dev'],
  [{ dev: 'slidev talk.md' }, 'slidev', 'npm run dev'],
  [{ check: 'slidev-checks' }, 'slidev-check', 'npx slidev-check'],
  [{}, 'slidev-handout', 'npx slidev-handout'],
])('in a deck with the scripts %j, %s is typed as %s', (scripts, bin, typed) => {
  write(scripts)
  expect(typedAs(bin)).toBe(typed)
})

it('puts -- before an option for npm alone', () => {
  write({ present: 'slidev-present' })
  expect(typedAs('slidev-present', '--port 80')).toBe('npm run present -- --port 80')
  expect(optionsTypedAs('slidev-present', '--port 80', '--open')).toBe('-- --port 80, -- --open')
  expect(typedAs('slidev-handout', '--letter')).toBe('npx slidev-handout --letter')
  expect(optionsTypedAs('slidev-handout', '--no-notes', '--letter')).toBe('--no-notes, --letter')
})

it('finds the scripts from a folder within the deck', () => {
  write({ handout: 'slidev-handout' })
  mkdirSync('chapters')
  process.chdir('chapters')
  expect(typedAs('slidev-handout')).toBe('npm run handout')
})

it('goes without a package.json that cannot be read', () => {
  writeFileSync('package.json', '{')
  expect(typedAs('slidev-handout')).toBe('npx slidev-handout')
})
