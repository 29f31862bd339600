import { expect, it } from 'vitest'
import { launch } from './browser.ts'

it('says in one line that a browser does not start, and what helps', async () => {
  await expect(launch('package.json')).rejects.toThrow(new Error('The browser package.json does not start; CHROME_PATH=/path/to/chrome before the command names another one.'))
})
