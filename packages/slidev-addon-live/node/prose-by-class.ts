import type { Plugin } from 'vite'

/** As UnoCSS's typography writes a selector, with quotes or, minified, without. */
const byAttribute = /\[class~=(["']?)not-prose\1\]/g

/**
 * Has the styles of prose ask for a class as a class, as Slidev's UnoCSS preset
 * of typography does not: where a selector reads the attribute, a browser
 * restyles all that is in an element whose classes change, as every step does.
 */
export const proseByClass: Plugin = {
  name: 'prose-by-class',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css') && typeof file.source === 'string')
          file.source = file.source.replace(byAttribute, '.not-prose')
      }
    },
  },
}
