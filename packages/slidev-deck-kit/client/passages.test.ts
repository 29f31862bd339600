// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { passages } from './passages.ts'

const marker = (click: number) => `<span class="slidev-note-click-mark" data-clicks="${click}"></span>`

describe('the passages of notes', () => {
  it.each<[name: string, notes: string, found: [click: number, html: string, text: string][]]>([
    ['begin before the first click', `<p>Hello</p>\n<p>${marker(1)} One</p>`, [[0, '<p>Hello</p>\n', 'Hello'], [1, '<p> One</p>', 'One']]],
    ['are cut within a paragraph', `<p>Hello ${marker(1)}<b>One ${marker(2)}two</b></p>`, [[0, '<p>Hello </p>', 'Hello'], [1, '<p><b>One </b></p>', 'One'], [2, '<p><b>two</b></p>', 'two']]],
    ['are those that say something', `<p>${marker(1)}</p><ul><li>${marker(3)}Three</li></ul>`, [[3, '<ul><li>Three</li></ul>', 'Three']]],
    ['may be a picture', `<p>${marker(1)}<img src="/a.png"></p>`, [[1, '<p><img src="/a.png"></p>', '']]],
    ['are one where no click is marked', '<p>All\nof it</p>', [[0, '<p>All\nof it</p>', 'All of it']]],
    ['are none where there are no notes', '', []],
  ])('%s', (_, notes, found) => {
    expect(passages(notes).map(({ click, html, text }) => [click, html, text])).toEqual(found)
  })
})
