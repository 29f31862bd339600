import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from 'slidev-deck-testing/stage.ts'
import { afterAll, expect, it } from 'vitest'
import { openPrint } from '../node/print-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'printed-'))

afterAll(() => rmSync(folder, { recursive: true }))

/** Opens a page in place of a deck's: its slides, and what is beside them. */
async function printed(...html: string[]): Promise<void> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), html.map(text => `<article id="5">${text}</article>`).join('').replace(/^/, '<div data-slidev-no="5"><h1>A slide</h1></div>'))
  const page = await openPrint(await launch(), Promise.resolve(folder), 'cooking.md', '/print')
  await page.close()
}

it.each([
  ['a picture of another host', '<div style="background: url(https://example.com/lost.png)">Lost</div>', 'cooking.md: found "https://example.com/lost.png", which is not the deck\'s own; allowed: a file in public/, such as /picture.png'],
  ['a picture that is not there', '<img src="/lost.png">', 'cooking.md, slide 5, picture: found "/lost.png", which cannot be loaded; allowed: a file in public/, such as /picture.png'],
  ['a file that is not there', '<script src="/lost.js"></script>', 'cooking.md: found "/lost.js", which is not there; allowed: a file in public/, such as /picture.png'],
  ['a script that fails', '<script>throw new Error("no flour")</script>', 'The page fails: no flour'],
])('is refused with %s', async (_, html, message) => {
  await expect(printed(html)).rejects.toThrow(new Error(message))
})

it('names all that is amiss, each once', async () => {
  const page = printed('<img src="/lost.png">', '<img src="/lost.png">', '<div style="background: url(https://example.com/lost.png)">Lost</div>')
  await expect(page).rejects.toThrow(/^cooking\.md: found "https:.*\ncooking\.md, slide 5, picture: found "\/lost\.png".*$|^cooking\.md, slide 5.*\ncooking\.md: found "https:.*$/)
})
