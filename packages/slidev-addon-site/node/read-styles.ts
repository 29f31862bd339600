import type { AttributeSelector, Block, CssNode, Selector, StyleSheet } from 'css-tree'
import { generate, ident, parse } from 'css-tree'

/** What an element must have for a selector to match: a class, an id, an attribute, a name, a class with a text inside; or one of several selectors. */
export type Need = string | { inClass: string } | Need[][]

/** What a rule says: a declaration, with its name if it is a custom property, and the custom properties that it uses. */
interface Declaration {
  text: string
  sets?: string
  uses: string[]
}

/** A rule of a style sheet, with what each of its selectors needs. */
export interface Rule {
  selectors: { text: string, needs: Need[] }[]
  declarations: Declaration[]
}

/** A part of a style sheet: text that always holds, a rule, or a group of parts. */
export type Part = string | Rule | { prelude: string, parts: Part[] }

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
      return [{ selectors: node.prelude.children.toArray().map(selector => ({ text: generate(selector), needs: needsOf(selector as Selector) })), declarations: declarationsOf(node.block) }]
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

function declarationsOf({ children }: Block): Declaration[] {
  return children.toArray().map((node) => {
    const text = generate(node)
    const sets = node.type === 'Declaration' && node.property.startsWith('--') ? node.property : undefined
    return { text, sets, uses: customProperties(sets ? text.slice(sets.length) : text) }
  })
}

/** The custom properties that a text names. */
export function customProperties(text: string): string[] {
  return text.match(/--(?:[\w-]|[^\0-\x7F]|\\.)+/g) ?? []
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
      return [`[${node.name.name.toLowerCase()}`, ...classNeed(node)]
    if (node.type === 'PseudoClassSelector' && ['is', 'where', 'has', 'matches'].includes(node.name)) {
      const lists = node.children?.toArray().flatMap(list => list.type === 'SelectorList' ? list.children.toArray() : [list]) ?? []
      return lists.every(list => list.type === 'Selector') && lists.length ? [lists.map(list => needsOf(list as Selector))] : []
    }
    return []
  }).map(need => typeof need === 'string' ? ident.decode(need) : need)
}

/** What `[class*=a]` and the like need of one class. */
function classNeed({ name, matcher, value }: AttributeSelector): Need[] {
  const inClass = value?.type === 'String' ? value.value : value?.name
  return name.name.toLowerCase() === 'class' && matcher && inClass && !/\s/.test(inClass) ? [{ inClass }] : []
}
