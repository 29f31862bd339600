import type { DefaultTreeAdapterTypes } from 'parse5'
import { defaultTreeAdapter, parse, parseFragment, Tokenizer, TokenizerMode } from 'parse5'

export { serialize } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element
type ParentNode = DefaultTreeAdapterTypes.ParentNode

/** Elements without an end. */
const empty = ['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']

/** How a browser reads on within elements that hold text alone. */
const textModes: Record<string, number> = {
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
  plaintext: TokenizerMode.PLAINTEXT,
}

/**
 * Reads the HTML of a slide as a browser does.
 *
 * @throws {Error} that names an element that is not closed, or an end without a start
 * @see https://html.spec.whatwg.org/multipage/parsing.html
 */
export function parseSlide(html: string): DefaultTreeAdapterTypes.DocumentFragment {
  const open: string[] = []
  const ignore = () => {}
  const tokenizer = new Tokenizer({}, {
    onStartTag({ tagName, selfClosing }) {
      // Only within svg and math does <a/> close itself.
      if (empty.includes(tagName) || (selfClosing && open.some(name => ['svg', 'math'].includes(name))))
        return
      open.push(tagName)
      tokenizer.state = textModes[tagName] as typeof tokenizer.state ?? tokenizer.state
    },
    onEndTag({ tagName }) {
      const expected = open.pop()
      if (expected !== tagName)
        throw new Error(`HTML that is not balanced: </${tagName}> where ${expected ? `<${expected}>` : 'nothing'} is open`)
    },
    onEof() {
      if (open.length)
        throw new Error(`HTML that is not balanced: <${open.at(-1)}> is not closed`)
    },
    onComment: ignore,
    onDoctype: ignore,
    onCharacter: ignore,
    onNullCharacter: ignore,
    onWhitespaceCharacter: ignore,
  })
  tokenizer.write(html, true)
  return parseFragment(html)
}

/** All elements in a node, each after those that it holds. */
export function elementsOf(node: ParentNode): Element[] {
  return node.childNodes.flatMap(child => 'tagName' in child ? [...elementsOf('content' in child ? child.content : child), child] : [])
}

/** The elements that a node holds itself. */
export function elementsIn(node: ParentNode): Element[] {
  return node.childNodes.filter(child => 'tagName' in child)
}

/** The value of an element's attribute. */
export function attributeOf({ attrs }: Element, key: string): string | undefined {
  return attrs.find(({ name }) => name === key)?.value
}

/** Takes an element out of its tree. */
export function remove(element: Element): void {
  defaultTreeAdapter.detachNode(element)
}

/** The children of a page's body, by id, or by name without one. None at all if one of these ids is on another element, too. */
export function partsOf(page: string): string[] {
  const elements = elementsOf(parse(page))
  const parts = elements.filter(({ parentNode }) => parentNode?.nodeName === 'body').map(part => attributeOf(part, 'id') ?? part.tagName)
  const ids = elements.map(element => attributeOf(element, 'id')).filter(id => id !== undefined && parts.includes(id))
  return ids.length === new Set(ids).size ? parts : []
}
