import { build } from 'vite'
import { expect, it } from 'vitest'
import { proseByClass } from './prose-by-class.ts'

it.each([
  ['as UnoCSS writes it', '.prose :where(p):not(:where([class~="not-prose"],[class~="not-prose"] *)){margin:0}'],
  ['minified', '.prose :where(p):not(:where([class~=not-prose],[class~=not-prose] *)){margin:0}'],
])('styles of prose ask for a class as a class: %s', async (_, css) => {
  const files = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [proseByClass, {
      name: 'deck',
      resolveId: id => id,
      load: () => '',
      generateBundle() {
        this.emitFile({ type: 'asset', fileName: 'deck.css', source: css })
      },
    }],
    build: { write: false, rollupOptions: { input: 'deck.js' } },
  })
  const [sheet] = 'output' in files ? files.output.filter(({ fileName }) => fileName === 'deck.css') : []
  expect(sheet).toMatchObject({ source: '.prose :where(p):not(:where(.not-prose,.not-prose *)){margin:0}' })
})
