import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { launch, ownShell, quietly } from './browser.ts'

it('says in one line that a browser does not start, and what helps', async () => {
  await expect(launch('package.json')).rejects.toThrow(new Error('The browser package.json does not start; CHROME_PATH=/path/to/chrome before the command names another one.'))
})

it('leaves off what Playwright turns off', () => {
  const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core'))
  const [, list] = /disabledFeatures = \[(.*?)\]/s.exec(readFileSync(join(playwright, 'lib/coreBundle.js'), 'utf8'))!
  const off = [...list.matchAll(/^ *"(\w+)"/gm)].map(([, name]) => name)
  expect(off).toContain('HttpsUpgrades')
  expect(quietly.join()).toContain(`--disable-features=${off.join()},`)
})

it('looks for Playwright\'s headless shell where that installs it', () => {
  const { registry } = createRequire(import.meta.url)('playwright-core/lib/coreBundle') as { registry: { registry: { findExecutable: (name: string) => { executablePath: () => string } } } }
  expect(ownShell()).toBe(registry.registry.findExecutable('chromium-headless-shell').executablePath())
})
