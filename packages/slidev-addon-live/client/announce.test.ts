// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { appearedWords, revealedWords, shownOn } from './announce.ts'

// What a browser knows by itself.
document.head.insertAdjacentHTML('beforeend', '<style>span, code, kbd, b { display: inline }</style>')

/** What is said when one HTML of a slide becomes another; elements that stay are the same. */
function said(before: string, change: (slide: Element) => void): string {
  const slide = document.createElement('div')
  document.body.append(slide)
  slide.innerHTML = before
  const shown = shownOn(slide)
  change(slide)
  return appearedWords(shown, shownOn(slide))
}

const hidden = 'class="slidev-vclick-target slidev-vclick-hidden"'
const reveal = (selector: string) => (slide: Element) => slide.querySelectorAll(selector).forEach(part => part.classList.remove('slidev-vclick-hidden', 'slidev-vclick-display-none'))

it.each<[what: string, before: string, change: (slide: Element) => void, words: string]>([
  ['an item of a list', `<ul><li ${hidden}>One</li><li ${hidden}>Two</li></ul>`, reveal('li:first-child'), 'One'],
  ['two items, each a sentence', `<ul><li ${hidden}>One</li><li ${hidden}>Two</li></ul>`, reveal('li'), 'One. Two'],
  ['a sentence with code in it, as one', `<p ${hidden}>Press <kbd>space</kbd> or <code>&lt;b&gt;</code>.</p>`, reveal('p'), 'Press space or <b>.'],
  ['a marked word within its sentence', `<p ${hidden}>One <svg style="display: block"></svg><b>loaf</b>, please</p>`, reveal('p'), 'One loaf, please'],
  ['blocks apart', `<div ${hidden}><h3>Oven</h3><p>40 min<br>at most</p></div>`, reveal('div'), 'Oven, 40 min, at most'],
  ['a list without the items that are still hidden', `<ul ${hidden} id="list"><li>One</li><li ${hidden}>Two</li></ul>`, reveal('#list'), 'One'],
  ['a picture by its text', `<p ${hidden}><img alt="A loaf"></p>`, reveal('p'), 'A loaf'],
  ['nothing for the eyes alone', `<p ${hidden}>One <span aria-hidden="true">→</span></p>`, reveal('p'), 'One'],
  ['what takes the place of another', '<div class="slidev-vclick-target">One</div><div class="slidev-vclick-target slidev-vclick-display-none">Two</div>', reveal('div'), 'Two'],
  ['what is drawn anew', '<p>One</p>', slide => slide.insertAdjacentHTML('beforeend', '<div class="slidev-vclick-target">Two</div>'), 'Two'],
  ['nothing where something goes', '<p class="slidev-vclick-target">One</p>', slide => slide.firstElementChild!.classList.add('slidev-vclick-hidden'), ''],
  ['the new lines of code', '<div class="slidev-code-magic-move"><pre class="shiki"><span>let a</span><br><span>let b</span></pre></div>', slide => slide.querySelector('pre')!.innerHTML = '<span class="shiki-magic-move-line-number">1</span><span>let</span><span> a</span><br><span>const b</span><span class="shiki-magic-move-leave-active">let b</span>', 'const b'],
])('tells a screen reader of %s', (_, before, change, words) => {
  expect(said(before, change)).toBe(words)
})

it.each([[0, 1, 'One. Three'], [1, 2, 'Two'], [0, 2, 'One, Two. Three'], [2, 1, '']])('of a slide drawn with its clicks, from step %i to %i: %s', (before, now, words) => {
  const slide = document.createElement('div')
  document.body.append(slide)
  slide.innerHTML = '<div data-slidev-clicks-start="1"><p>One</p><p data-slidev-clicks-start="2">Two</p></div><p data-slidev-clicks-start="1">Three</p>'
  expect(revealedWords(slide, before, now)).toBe(words)
})
