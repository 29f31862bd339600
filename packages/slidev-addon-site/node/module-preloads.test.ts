import type { Rolldown } from 'vite'
import { describe, expect, it } from 'vitest'
import { modulePreloads } from './module-preloads.ts'

/** A script of a build. */
function chunk(fileName: string, imports: string[] = [], facadeModuleId: string | null = null): Rolldown.OutputChunk {
  return { type: 'chunk', fileName, imports, facadeModuleId, isEntry: fileName === 'index.js' } as Rolldown.OutputChunk
}

const client = [
  chunk('index.js', ['vue.js']),
  chunk('vue.js'),
  chunk('play.js', ['index.js', 'nav.js'], '/deck/node_modules/@slidev/client/pages/play.vue'),
  chunk('nav.js', ['vue.js']),
]

describe('modulePreloads', () => {
  it('gives a slide its own scripts and what only they import, however many others there are', () => {
    const { all, slides } = modulePreloads([
      ...client,
      chunk('md-1.js', ['vue.js', 'click.js'], '/@slidev/slides/1/md'),
      chunk('click.js', ['nav.js']),
      ...Array.from({ length: 200 }, (_, index) => chunk(`md-${index + 2}.js`, ['vue.js'], `/@slidev/slides/${index + 2}/md`)),
    ])
    expect(all).toEqual(['play.js', 'nav.js'])
    expect(slides.get(1)).toEqual(['md-1.js', 'click.js'])
    expect(slides.get(201)).toEqual(['md-201.js'])
  })

  it('finds nothing where the client is one script', () => {
    expect(modulePreloads([chunk('index.js')])).toEqual({ all: [], slides: new Map() })
  })
})
