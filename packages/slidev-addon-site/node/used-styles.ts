import type { CssNode, Rule, Selector, StyleSheet } from 'css-tree'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { generate, parse } from 'css-tree'
import { elementsOf } from './html.ts'

/** What an element must have for a selector to match: a class, an id, an attribute, a name; or one of several selectors. */
type Need = string | Need[][]

/** A part of a style sheet: text that always holds, rules with what each selector needs, or a group of parts. */
type Part = string | { selectors: { text: string, needs: Need[] }[], block: string } | { prelude: string, parts: Part[] }

/** A style sheet that gives each page the part that its slide uses. */
export interface SharedStyles {
  parts: Part[]
  /** Fonts, animations and registered properties, each with the name by which rules use it. */
  named: { name: string, text: string }[]
}

/** Reads style sheets; what they import from other hosts is left out. */
export function readStyles(css: string): SharedStyles {
  const named: SharedStyles['named'] = []
  return { parts: partsOf(parse(css, { parseValue: false, parseCustomProperty: false }) as StyleSheet, named), named }
}

function partsOf({ children }: { children: StyleSheet['children'] }, named: SharedStyles['named']): Part[] {
  return children.toArray().flatMap((node: CssNode): Part[] => {
    if (node.type === 'Rule' && node.prelude.type === 'SelectorList')
      return [{ selectors: node.prelude.children.toArray().map(selector => ({ text: generate(selector), needs: needsOf(selector as Selector) })), block: generate((node as Rule).block) }]
    if (node.type !== 'Atrule')
      return []
    const prelude = `@${node.name}${node.prelude ? ` ${generate(node.prelude)}` : ''}`
    if (/^(?:-\w+-)?keyframes$|^property$|^font-face$/.test(node.name)) {
      const text = generate(node)
      named.push({ name: node.name === 'font-face' ? /font-family:\s*["']?([^"';}]+)/.exec(text)?.[1].trim() ?? '' : generate(node.prelude!), text })
      return []
    }
    if (node.name === 'import')
      return /url\(["']?(?:https?:)?\/\/|["'](?:https?:)?\/\//.test(prelude) ? [] : [`${prelude};`]
    return node.block && ['media', 'supports', 'layer', 'container'].includes(node.name) ? [{ prelude, parts: partsOf(node.block, named) }] : [generate(node)]
  })
}

/** What a selector needs, as far as that can be told from what is in a page. */
function needsOf(selector: Selector): Need[] {
  return selector.children.toArray().flatMap((node): Need[] => {
    if (node.type === 'ClassSelector')
      return [`.${node.name}`]
    if (node.type === 'IdSelector')
      return [`#${node.name}`]
    if (node.type === 'TypeSelector')
      return node.name.includes('*') ? [] : [node.name.toLowerCase()]
    if (node.type === 'AttributeSelector')
      return [`[${node.name.name.toLowerCase()}`]
    if (node.type === 'PseudoClassSelector' && ['is', 'where', 'has', 'matches'].includes(node.name)) {
      const lists = node.children?.toArray().flatMap(list => list.type === 'SelectorList' ? list.children.toArray() : [list]) ?? []
      return lists.every(list => list.type === 'Selector') && lists.length ? [lists.map(list => needsOf(list as Selector))] : []
    }
    return []
  }).map(need => typeof need === 'string' ? need.replace(/\\(?:([\da-f]{1,6})\s?|(.))/gi, (_, hex: string | undefined, sign: string) => hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : sign) : need)
}

/**
 * The part of style sheets that a slide uses: rules whose selectors name what
 * is in the slide or around it, and the fonts and animations of those.
 *
 * @param styles from `readStyles`
 * @param slide the slide's tree
 * @param around what a page has beside the slide, and what its script adds, as in a selector
 */
export function usedStyles(styles: SharedStyles, slide: DefaultTreeAdapterTypes.DocumentFragment, around: readonly string[]): string {
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
  const isMet = (need: Need): boolean => typeof need === 'string' ? there.has(need) : need.some(needs => needs.every(isMet))
  const take = (parts: Part[]): string => parts.map((part) => {
    if (typeof part === 'string')
      return part
    if ('parts' in part) {
      const inside = take(part.parts)
      return inside && `${part.prelude}{${inside}}`
    }
    const selectors = part.selectors.filter(({ needs }) => needs.every(isMet))
    return selectors.length ? selectors.map(({ text }) => text).join() + part.block : ''
  }).join('')
  const rules = take(styles.parts)
  return styles.named.filter(({ name }) => rules.includes(name)).map(({ text }) => text).join('') + rules
}
