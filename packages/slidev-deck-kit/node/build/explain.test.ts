import { build } from 'vite'
import { expect, it } from 'vitest'
import { explain } from './explain.ts'

it.each([
  ['Node', 'Build failed with 1 error:\n\n[plugin vite:prepare-out-dir]\nError: ENOSPC: no space left on device, copyfile \'a\' -> \'b\'\n    at copyFileSync (node:fs:1:1)'],
  ['Rolldown', 'Something went wrong inside rolldown.\n\nCaused by:\n    No space left on device (os error 28)\n\nStack backtrace:\n   0: <unknown>'],
])('says in one line that the disk is full, as %s tells of it', (_, message) => {
  expect(() => explain(new Error(message), 'cooking.md')).toThrow(/^The talk was not built, what was built before is as it was; the disk is full: make room\.$/)
})

it('names the slide and the picture that it cannot find, as Rolldown tells of it', async () => {
  const slide = '/cooking.md__slidev_5.md'
  const failure = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input: slide } },
    plugins: [{ name: 'slides', resolveId: id => id === slide ? id : null, load: id => id === slide ? 'import "/lost.png"' : null }],
  }).catch((error: Error) => error)
  expect(() => explain(failure as Error, 'cooking.md')).toThrow(/^cooking\.md, slide 5, text: found "\/lost\.png", which is not there; allowed: a file in public\/, such as \/picture\.png$/)
})
