import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import process from 'node:process'
import { PDFDocument } from 'pdf-lib'
import { assertTalk } from '../lib/check.ts'
import { findBrowser } from './browser.ts'

const output = 'out/slides.pdf'
/** Written first, then renamed: an earlier PDF stays whole until the new one is. */
const draft = `out/.slides-${process.pid}.pdf`

try {
  assertTalk(readFileSync('slides.md', 'utf8'), 'slides.md')
  const browser = findBrowser()
  mkdirSync('out', { recursive: true })
  const slidev = createRequire(import.meta.url).resolve('@slidev/cli/bin/slidev.mjs')
  execFileSync(
    process.execPath,
    [slidev, 'export', '--output', draft, '--executable-path', browser, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  )
  const pages = (await PDFDocument.load(readFileSync(draft))).getPageCount()
  renameSync(draft, output)
  console.log(`${output}: ${pages} ${pages === 1 ? 'page' : 'pages'}, ${Math.ceil(statSync(output).size / 1000)} kB`)
}
catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
finally {
  rmSync(draft, { force: true })
}
