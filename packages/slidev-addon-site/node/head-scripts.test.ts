import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { waiting } from '../shared/address.ts'
import { waitForScript } from './head-scripts.ts'

/** The classes of a page after its head. */
function classesAt(address: string, slide: string, base: string): string[] {
  const classes: string[] = []
  const document = { documentElement: { dataset: { slide }, classList: { add: (name: string) => classes.push(name) } } }
  runInNewContext(waitForScript(base), { document, location: new URL(address, 'https://talks.example') })
  return classes
}

describe('a page', () => {
  it.each([
    ['the first slide at the root of its site', '/', '1', '/'],
    ['the first slide where the site\'s folder ends with a number', '/talk-2026/', '1', '/talk-2026/'],
    ['a slide at its address', '/talks/12/', '12', '/talks/'],
    ['a slide without the last slash', '/12', '12', '/'],
    ['the first slide at an address that is none', '/lost', '1', '/'],
  ])('shows at once: %s', (_, address, slide, base) => {
    expect(classesAt(address, slide, base)).toEqual([])
  })

  it.each([
    ['a later step', '/3?clicks=2', '3', '/'],
    ['the stage on a phone', '/?stage', '1', '/'],
    ['another slide', '/talk/3', '1', '/talk/'],
  ])('keeps its slide back where it is asked for %s', (_, address, slide, base) => {
    expect(classesAt(address, slide, base)).toEqual([waiting])
  })
})
