import { readFileSync } from 'node:fs'
import { paletteOf, readTokens } from 'slidev-addon-brand/shared/tokens.ts'
import { defineConfig } from 'unocss'

const palette = paletteOf(readTokens(readFileSync(new URL('styles/tokens.css', import.meta.url), 'utf8')))

/** The brand's colours as utilities: `text-signal-gold`, `bg-obsidian-black/50`. */
export default defineConfig({
  theme: {
    // UnoCSS puts the opacity where %alpha stands; into a plain var() it puts none.
    colors: Object.fromEntries(palette.map(name => [name, `color-mix(in srgb, var(--${name}) calc(100% * %alpha), transparent)`])),
  },
})
