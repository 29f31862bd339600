import type { Plugin } from 'vite'
import { expect, it } from 'vitest'
import { brandColours } from './brand.ts'

it('a deck that names no colours has an empty table, and is shown', async () => {
  const { resolveId, load } = brandColours('.', {}) as Plugin & Record<'resolveId' | 'load', (id: string) => unknown>
  expect(await load(String(resolveId('virtual:brand-colours')))).toBe('export default {"settings":[],"surfaces":[],"colours":[]}')
})
