import type { Component } from 'vue'
import { describe, expect, it } from 'vitest'
import { createSSRApp, defineComponent, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { apart, drawWithout, leftOut } from './left-out.ts'

const needy = defineComponent({ name: 'Needy', setup: () => () => h('p', window.innerWidth) })
const unloaded = apart('Unloaded', () => Promise.reject(new Error('document is not defined')))

function draw(component: Component) {
  return drawWithout((fails) => {
    const app = createSSRApp({ render: () => h(component) })
    app.config.errorHandler = fails
    return renderToString(app)
  })
}

describe('a slide with a component that needs a browser', () => {
  it('is drawn without it: an empty element that has its class stands there, and the reason is known', async () => {
    const { drawn, without } = await draw({ render: () => h('main', [h('h1', 'Title'), h(needy, { class: 'wide' }), h(unloaded), h('p', 'After')]) })
    expect(drawn.replaceAll('<!---->', '')).toBe(`<main><h1>Title</h1><div ${leftOut} class="wide"></div><div ${leftOut}></div><p>After</p></main>`)
    expect(without).toEqual([['Unloaded', 'document is not defined'], ['Needy', 'window is not defined']])
  })

  it('leaves the component as it was for the next slide', async () => {
    globalThis.window = { innerWidth: 980 } as never
    const { drawn, without } = await draw(needy)
    Reflect.deleteProperty(globalThis, 'window')
    expect(drawn).toBe('<p>980</p>')
    expect(without).toEqual([])
  })

  it('is not drawn where nobody knows which component it is', async () => {
    const broken = () => {
      throw new Error('broken')
    }
    await expect(draw(broken)).rejects.toThrow('broken')
  })
})
