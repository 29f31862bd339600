import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Draft } from './draft.ts'

const project = process.cwd()
const content = new TextEncoder().encode('new')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'draft-'))
  process.chdir(folder)
})

afterEach(() => {
  process.chdir(project)
  rmSync(folder, { recursive: true })
})

it('puts a file in its place when it is whole, and leaves an earlier one until then', () => {
  mkdirSync('out')
  writeFileSync('out/slides.pdf', 'earlier')
  const draft = new Draft('out/slides.pdf')
  expect(readFileSync('out/slides.pdf', 'utf8')).toBe('earlier')
  draft.publish(content)
  expect(readFileSync('out/slides.pdf', 'utf8')).toBe('new')
  expect(readdirSync('out')).toEqual(['slides.pdf'])
})

it('says what is in the way of the folder, and leaves it', () => {
  writeFileSync('out', 'earlier')
  expect(() => new Draft('out/slides.pdf')).toThrow(new Error('out/slides.pdf was not written, an earlier one is as it was; out is in the way: move it.'))
  expect(readFileSync('out', 'utf8')).toBe('earlier')
})

it('says what is in the way of the file, and leaves it', () => {
  mkdirSync('out/slides.pdf', { recursive: true })
  const draft = new Draft('out/slides.pdf')
  expect(() => draft.publish(content)).toThrow(new Error('out/slides.pdf was not written, an earlier one is as it was; the folder out/slides.pdf is in the way: move it.'))
  expect(readdirSync('out/slides.pdf')).toEqual([])
})
