import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from 'slidev-deck-testing/stage.ts'
import { afterAll, expect, it } from 'vitest'
import { openPrint } from '../node/print-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'printed-'))

afterAll(() => rmSync(folder, { recursive: true }))

/** Opens a page in place of a deck's: its slides, and what is beside them. Gives what is said of it, and what it shows. */
async function printed(html: string): Promise<{ warnings: string[], page: Page }> {
  const warnings: string[] = []
  writeFileSync(join(folder, 'index.html'), `<div data-slidev-no="5"><h1>A slide</h1></div><article id="5">${html}</article>`)
  const page = await openPrint(await launch(), Promise.resolve(folder), 'cooking.md', '/print', { warn: line => warnings.push(line) })
  return { warnings, page }
}

it.each([
  ['a picture that is not there', '<img src="/lost.png"><img src="/lost.png">', 'cooking.md, slide 5, picture: found "/lost.png", which cannot be loaded; allowed: a file in public/, such as /picture.png'],
  ['a file that is not there', '<script src="/lost.js"></script>', 'cooking.md: found "/lost.js", which is not there; allowed: a file in public/, such as /picture.png'],
  ['a frame that is not there', '<iframe src="/lost.html"></iframe>', 'cooking.md: found "/lost.html", which is not there; allowed: a file in public/, such as /picture.png'],
  ['a script that fails', '<script>throw new Error("no flour")</script>', 'The page fails: no flour'],
])('is refused with %s', async (_, html, message) => {
  await expect(printed(html)).rejects.toThrow(new Error(message))
})

// Names that no network knows.
const elsewhere = (name: string) => `https://${name}.invalid`

it('leaves out what no other host gives, with the words for it, and says so in two lines', async () => {
  const { warnings, page } = await printed(`
    <link rel="icon" href="${elsewhere('icons')}/icon.png"><link rel="icon" href="/lost.ico">
    <link rel="stylesheet" href="${elsewhere('fonts')}/font.css">
    <p style="background: url(${elsewhere('pictures')}/ground.png)">Behind me</p>
    <p>Here: <img src="${elsewhere('pictures')}/loaf.png" alt="A loaf of bread"></p>
    <script src="${elsewhere('scripts')}/widget.js"></script>
    <iframe src="${elsewhere('films')}/embed" title="A film about bread" width="300" height="200"></iframe>`)
  expect(warnings).toEqual([
    expect.stringMatching(/^cooking\.md: found ("https:\/\/(?:fonts|pictures)\.invalid\/\S+"(?:, )?){3}, which could not be fetched and is left out; allowed: a file in public\/, such as \/picture\.png$/),
    expect.stringMatching(/^cooking\.md: found ("https:\/\/(?:scripts|films)\.invalid\/\S+"(?:, )?){2}, scripts, frames and films of other hosts, which no paper shows; allowed: a picture in public\/$/),
  ])
  await page.getByText('Here: A loaf of bread').waitFor()
  expect(await page.getByRole('link', { name: 'A film about bread' }).evaluate(link => [(link as HTMLAnchorElement).href, link.getBoundingClientRect().width > 290])).toEqual([`${elsewhere('films')}/embed`, true])
  await page.close()
})

it('shows pictures of other hosts where there is a network', async () => {
  const server = createServer((_, response) => response.setHeader('content-type', 'image/svg+xml').end('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>'))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { warnings, page } = await printed(`<img src="http://127.0.0.1:${(server.address() as AddressInfo).port}/loaf" alt="A loaf of bread">`)
  expect(warnings).toEqual([])
  expect(await page.getByRole('img', { name: 'A loaf of bread' }).evaluate(image => (image as HTMLImageElement).naturalWidth)).toBe(40)
  await page.close()
  server.close()
})
