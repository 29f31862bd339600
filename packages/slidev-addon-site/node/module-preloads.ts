import type { Rolldown } from 'vite'

/** What Slidev's client loads one after the other, as files of the site. */
export interface ModulePreloads {
  /** For every slide: its page, and what that imports. */
  all: string[]
  /** By the slide's number: its own, and what that imports beside. */
  slides: Map<number, string[]>
}

/** The modules that Slidev's client imports when it runs: its page, then the slide that is asked for. */
const pageModule = /\/pages\/play\.vue$/
const slideModule = /^\/@slidev\/slides\/(\d+)\/md$/

/**
 * Finds the scripts that a page can ask for before Slidev's client does. A page
 * names those of its own slide alone, so that it weighs the same in any deck.
 *
 * @param output what the build of the client wrote
 */
export function modulePreloads(output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): ModulePreloads {
  const chunks = new Map(output.filter(file => file.type === 'chunk').map(chunk => [chunk.fileName, chunk]))
  const withImports = (file: string, known: ReadonlySet<string>, found = new Set<string>()): Set<string> => {
    const chunk = chunks.get(file)
    if (chunk && !known.has(file) && !found.has(file)) {
      found.add(file)
      chunk.imports.forEach(imported => withImports(imported, known, found))
    }
    return found
  }
  const loaded = new Set<string>()
  for (const { fileName, isEntry } of chunks.values())
    isEntry && withImports(fileName, new Set()).forEach(file => loaded.add(file))
  const page = [...chunks.values()].find(({ facadeModuleId }) => pageModule.test(facadeModuleId ?? ''))
  const all = page ? withImports(page.fileName, loaded) : new Set<string>()
  const known = new Set([...loaded, ...all])
  return {
    all: [...all],
    slides: new Map([...chunks.values()].flatMap(({ fileName, facadeModuleId }) => {
      const [, no] = slideModule.exec(facadeModuleId ?? '') ?? []
      return no ? [[Number(no), [...withImports(fileName, known)]] as const] : []
    })),
  }
}
