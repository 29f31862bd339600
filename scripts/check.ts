import { readFileSync } from 'node:fs'
import process from 'node:process'
import { assertTalk } from '../lib/check.ts'

try {
  assertTalk(readFileSync('slides.md', 'utf8'), 'slides.md')
}
catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
