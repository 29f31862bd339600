import { describe, expect, it } from 'vitest'
import { parseSlide } from './html.ts'
import { readStyles } from './read-styles.ts'
import { usedStyles } from './used-styles.ts'

const slide = parseSlide('<div class="slidev-layout two:columns" text-sm=""><h1 id="top">Title</h1><p data-v-1="">Words</p></div>')
const used = (css: string) => usedStyles(readStyles(css), slide, ['html', 'body', '.dark'])

describe('of a style sheet', () => {
  it.each([
    ['an element, a class and an id', 'h1{color:red}.slidev-layout #top{color:red}'],
    ['an attribute of UnoCSS, of a scope', '[text-sm=""]{color:red}p[data-v-1]{color:red}'],
    ['a class with signs that are escaped', '.two\\:columns{color:red}'],
    ['what stands around the slide', 'html.dark .slidev-layout{color:red}'],
    ['one of several', ':where(.prose,.slidev-layout) p{color:red}'],
    ['what it is not', '.slidev-layout:not(.prose)::before{color:red}'],
    ['all elements', '*,::before{color:red}:root{margin:0}'],
    ['a class with a text inside', '[class*=columns]{color:red}'],
    ['custom properties that a rule uses, by way of others, too', ':root{--a:var(--b);--b:1px}@media print{:root{--b:2px}}h1{margin:var(--a,0)}'],
    ['custom properties that an animation uses', '@keyframes turn{to{rotate:var(--a)}}:root{--a:1turn}h1{animation:turn 1s}'],
    ['a group', '@media print{h1{color:red}}@supports (display:grid){h1{color:red}}'],
    ['an animation, a font and a property that are used', '@font-face{font-family:"Own";src:url(a.woff2)}@keyframes turn{to{rotate:1turn}}h1{animation:turn 1s;font-family:Own}'],
  ])('a page has the rules of its slide: %s', (_, css) => {
    expect(used(css)).toBe(css)
  })

  it.each([
    ['an element', 'h2{color:red}'],
    ['a class', 'h1 .prose{color:red}'],
    ['an attribute', '[text-xl=""]{color:red}'],
    ['one of several', ':is(.prose,h2) p{color:red}'],
    ['a class with a text inside', 'h1 [class^=language-]{color:red}'],
    ['custom properties that no rule uses', ':root{--a:var(--b);--b:1px}@media print{:root{--b:2px}}'],
    ['a group', '@media print{h2{color:red}}'],
    ['an animation, a font', '@font-face{font-family:Own;src:url(a.woff2)}@keyframes turn{to{rotate:1turn}}'],
    ['a sheet of another host', '@import url(https://fonts.example/css);@import "//fonts.example/css";'],
  ])('a page has no rule of what its slide has not: %s', (_, css) => {
    expect(used(css)).toBe('')
  })

  it('a page has the custom properties that something else in it uses', () => {
    expect(usedStyles(readStyles(':root{--a:1px;--b:2px}'), slide, [], '<svg stroke="var(--b)">')).toBe(':root{--b:2px}')
  })

  it('a page has the selectors of a rule that it needs', () => {
    expect(used('h1,h2,.prose h1{color:red}')).toBe('h1{color:red}')
  })
})
