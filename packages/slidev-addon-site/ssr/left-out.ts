import type { Component, ComponentPublicInstance } from 'vue'
import { defineAsyncComponent, h } from 'vue'

// Components that cannot be drawn without a browser: an empty element stands in their place until the client draws them.

/** The attribute of an element that stands for a component. */
export const leftOut = 'data-left-out'

const empty: Component = { render: () => h('div', { [leftOut]: '' }) }

/** Why each component of the slide that is being drawn is left out, by its name. */
const reasons = new Map<string, string>()

/** The first line of what is wrong. */
export function reasonOf(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0]
}

/**
 * A component that is loaded when a slide shows it, so that one that cannot be loaded costs the slide nothing else.
 *
 * @param name what it is called, should it be left out
 * @param load gets it
 */
export function apart(name: string, load: () => Promise<Component>): Component {
  return defineAsyncComponent(() => load().catch((error: unknown) => {
    reasons.set(name, reasonOf(error))
    return empty
  }))
}

/**
 * Draws without what cannot be drawn: each component that fails is emptied, and all is drawn again.
 *
 * @param draw draws once; tells what fails, and which component it fails in
 * @returns what was drawn, and why each component was left out, by its name
 * @throws {Error} if what fails is no component that can be emptied
 */
export async function drawWithout<Drawn>(draw: (fails: (error: unknown, instance: ComponentPublicInstance | null) => void) => Promise<Drawn>): Promise<{ drawn: Drawn, without: [name: string, reason: string][] }> {
  const undoings: (() => void)[] = []
  reasons.clear()
  try {
    for (;;) {
      let failed: { error: unknown, type?: Component } | undefined
      const drawn = await draw((error, instance) => failed ??= { error, type: instance?.$.type })
      if (!failed)
        return { drawn, without: [...reasons] }
      const { error, type } = failed
      if (typeof type !== 'object' || undoings.length > 100)
        throw error
      reasons.set(nameOf(type), reasonOf(error))
      undoings.push(makeEmpty(type))
    }
  }
  finally {
    undoings.forEach(undo => undo())
  }
}

/** Has a component draw an empty element; gives what undoes that. */
function makeEmpty(type: Component & object): () => void {
  const before = { ...type }
  Object.assign(type, { setup: undefined, ssrRender: undefined, ...empty })
  return () => Object.assign(type, { render: undefined, ...before })
}

function nameOf({ name, __name, __file }: { name?: string, __name?: string, __file?: string }): string {
  return name ?? __name ?? /([^/]+)\.\w+$/.exec(__file ?? '')?.[1] ?? 'a component'
}
