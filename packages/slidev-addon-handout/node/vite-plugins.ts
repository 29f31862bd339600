import type { DeckOptions } from 'slidev-deck-kit/node/build/purpose.ts'
import type { SlideFacts } from 'slidev-deck-kit/shared/steps.ts'
import type { Plugin } from 'vite'
import { fileURLToPath } from 'node:url'
import { audienceOf } from 'slidev-deck-kit/node/build/purpose.ts'

const look = fileURLToPath(new URL('../client/look.ts', import.meta.url))

/**
 * Gives a page of the handout its color schema before anything of Slidev's
 * client asks for it: what draws itself, such as Mermaid, then has it, too.
 */
export function handoutPlugins({ mode, audience, data }: DeckOptions): Plugin[] {
  if (!audienceOf(mode, audience).notes)
    return []
  return [{
    name: 'handout-look',
    transform: {
      filter: { id: /\/@slidev\/configs$/ },
      // A program that draws slides without a browser has no address.
      handler(code, _, options) {
        if (options?.ssr)
          return null
        const reflows = data.slides.every(({ frontmatter }) => (frontmatter.deck as SlideFacts | undefined)?.reflows ?? false)
        return {
          code: `import { schemaAt } from ${JSON.stringify(look)}\n${code.replace('export default', 'const configs =')}\nconfigs.colorSchema = schemaAt(location, { ...configs, reflows: ${reflows} })\nexport default configs`,
          map: null,
        }
      },
    },
  }]
}
