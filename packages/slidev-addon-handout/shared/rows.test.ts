import { expect, it } from 'vitest'
import { namedRows } from './rows.ts'

const said = (...clicks: number[]) => clicks.map(click => ({ click, html: `<p>${click}</p>` }))
const names = (steps: string[], ...clicks: number[]) => namedRows(said(...clicks), steps, 'Click').map(({ name }) => name)

it.each([
  ['by their steps', ['First', 'Knead'], [0, 1], ['First', 'Knead']],
  ['by a click without a name', ['First'], [0, 2], ['First', 'Click 2']],
  ['by their step where it is the only one that they speak of', ['First', 'Knead'], [0], ['First']],
  ['by nothing where neither slide nor notes know steps', ['First'], [0], [undefined]],
])('the rows of the notes are called %s', (_, steps, clicks, expected) => {
  expect(names(steps, ...clicks)).toEqual(expected)
})
