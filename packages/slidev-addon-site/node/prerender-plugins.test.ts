import { describe, expect, it } from 'vitest'
import { withComponentsApart } from './prerender-plugins.ts'

describe('the module of a slide', () => {
  it.each([
    ['a component that Slidev has found', '/* unplugin-vue-components disabled */import __unplugin_components_0 from \'/deck/components/Map.vue\';', 'const __unplugin_components_0 = _apart("Map", () => import("/deck/components/Map.vue").then(module => module.default))'],
    ['one of a library', 'import { Map as __unplugin_components_1 } from \'maps\';', 'const __unplugin_components_1 = _apart("maps", () => import("maps").then(module => module.Map))'],
    ['one that the slide names', 'import Map from "./Map.vue"', 'const Map = _apart("Map", () => import("./Map.vue").then(module => module.default))'],
  ])('loads %s when it is drawn', (_, code, apart) => {
    expect(withComponentsApart(code, '/left-out.ts')).toBe(`import { apart as _apart } from "/left-out.ts"\n${apart}`)
  })

  it.each([
    ['its layout', 'import InjectedLayout from "/theme/layouts/cover.vue"'],
    ['functions', 'import { unref as _unref } from "vue"'],
    ['an icon', 'import __unplugin_components_0 from \'~icons/carbon/edit\''],
  ])('loads %s at once', (_, code) => {
    expect(withComponentsApart(code, '/left-out.ts')).toBe(code)
  })
})
