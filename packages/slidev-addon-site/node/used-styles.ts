import type { DefaultTreeAdapterTypes } from 'parse5'
import type { Need, Part, Rule, SharedStyles } from './read-styles.ts'
import { elementsOf } from './html.ts'
import { customProperties } from './read-styles.ts'

/**
 * The part of style sheets that a slide uses: rules whose selectors name what
 * is in the slide or around it, the custom properties that these use, and
 * their fonts and animations.
 *
 * @param styles from `readStyles`
 * @param slide the slide's tree
 * @param around what a page has beside the slide, and what its script adds, as in a selector
 * @param elsewhere what else in the page may use a custom property
 */
export function usedStyles(styles: SharedStyles, slide: DefaultTreeAdapterTypes.DocumentFragment, around: readonly string[], elsewhere = ''): string {
  const isMet = metBy(slide, around)
  const rules = keepUsed(styles.parts, isMet)
  const properties = usedProperties(rules, elsewhere + styles.named.map(({ text }) => text).join(''))
  const sheet = write(rules, properties)
  return styles.named.filter(({ name }) => sheet.includes(name)).map(({ text }) => text).join('') + sheet
}

/** Tells whether a slide, or what is around it, has what a selector needs. */
function metBy(slide: DefaultTreeAdapterTypes.DocumentFragment, around: readonly string[]): (need: Need) => boolean {
  const there = new Set(around)
  for (const { tagName, attrs } of elementsOf(slide)) {
    there.add(tagName)
    for (const { name, value } of attrs) {
      there.add(`[${name}`)
      if (name === 'class')
        value.split(/\s+/).forEach(one => there.add(`.${one}`))
      if (name === 'id')
        there.add(`#${value}`)
    }
  }
  const isMet = (need: Need): boolean => {
    if (typeof need === 'string')
      return there.has(need)
    return Array.isArray(need)
      ? need.some(needs => needs.every(isMet))
      : [...there].some(name => name.startsWith('.') && name.includes(need.inClass))
  }
  return isMet
}

function keepUsed(parts: readonly Part[], isMet: (need: Need) => boolean): Part[] {
  return parts.map((part) => {
    if (typeof part === 'string')
      return part
    return 'parts' in part
      ? { ...part, parts: keepUsed(part.parts, isMet) }
      : { ...part, selectors: part.selectors.filter(({ needs }) => needs.every(isMet)) }
  }).filter(part => typeof part === 'string' || ('parts' in part ? part.parts : part.selectors).length)
}

function rulesIn(parts: readonly Part[]): (string | Rule)[] {
  return parts.flatMap(part => typeof part === 'object' && 'parts' in part ? [part.prelude, ...rulesIn(part.parts)] : [part])
}

/** The custom properties that rules or other text use, and those that these use in turn. */
function usedProperties(parts: readonly Part[], elsewhere: string): Set<string> {
  const used = new Set(customProperties(elsewhere))
  const uses = new Map<string, string[]>()
  for (const part of rulesIn(parts)) {
    for (const { sets, uses: names } of typeof part === 'string' ? [{ sets: undefined, uses: customProperties(part) }] : part.declarations) {
      if (sets)
        uses.set(sets, [...uses.get(sets) ?? [], ...names])
      else
        names.forEach(name => used.add(name))
    }
  }
  // A set grows while it is walked.
  for (const name of used)
    uses.get(name)?.forEach(other => used.add(other))
  return used
}

function write(parts: readonly Part[], properties: ReadonlySet<string>): string {
  return parts.map((part) => {
    if (typeof part === 'string')
      return part
    const inside = 'parts' in part
      ? write(part.parts, properties)
      : part.declarations.filter(({ sets }) => !sets || properties.has(sets)).map(({ text }) => text).join(';')
    return inside && `${'parts' in part ? part.prelude : part.selectors.map(({ text }) => text).join()}{${inside}}`
  }).join('')
}
