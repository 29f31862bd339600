import { clickGone, clickHidden, clickStart, clickTarget, movedCode, movedCodeAside } from 'slidev-deck-kit/shared/slidev-internals.ts'

/** What no screen reader reads, or reads otherwise: KaTeX repeats its source in an annotation. */
const silent = '[aria-hidden=true], script, style, template, annotation'

/** What a click has yet to reveal, or has taken away. */
const concealed = `.${clickHidden}, .${clickGone}`

/**
 * Texts of an element in reading order, one for each block: a word in code or
 * bold belongs to its sentence.
 *
 * @param element what is read
 * @param isLeft tells what is left out
 */
function phrases(element: Element, isLeft: (part: Element) => boolean): string[] {
  const found = ['']
  const add = (text: string) => found.push(found.pop() + text)
  const read = (node: Node) => {
    if (node instanceof Text)
      add(node.data)
    if (!(node instanceof Element) || isLeft(node))
      return
    // A mark around a word is a picture that is placed by itself.
    const isBlock = node.localName !== 'svg' && (node.localName === 'br' || !getComputedStyle(node).display.startsWith('inline'))
    if (isBlock)
      found.push('')
    add(node.getAttribute('alt') ?? '')
    node.childNodes.forEach(read)
    if (isBlock)
      found.push('')
  }
  read(element)
  return found.map(text => text.replace(/\s+/g, ' ').trim()).filter(Boolean)
}

/** A sentence of what has appeared at once. */
const sentence = (element: Element, isLeft: (part: Element) => boolean) => phrases(element, part => part.matches(silent) || isLeft(part)).join(', ')

/**
 * What a screen reader is told of a move: the words of the steps that it
 * revealed, where they are known by their clicks alone.
 *
 * @param slide the slide, with its steps
 * @param before the step that was shown
 * @param now the step that is
 */
export function revealedWords(slide: Element, before: number, now: number): string {
  const startOf = (part: Element) => Number((part as HTMLElement).dataset.slidevClicksStart)
  return [...slide.querySelectorAll(`[${clickStart}]`)]
    .filter(part => startOf(part) > before && startOf(part) <= now && !isWithin(part, other => startOf(other) > before))
    .map(part => sentence(part, inner => startOf(inner) > now))
    .filter(Boolean)
    .join('. ')
}

/** Whether something around an element is so. */
function isWithin({ parentElement: around }: Element, is: (element: Element) => boolean): boolean {
  return around !== null && (is(around) || isWithin(around, is))
}

/** What a slide shows of what clicks change. */
export interface Shown {
  /** The parts that clicks reveal or put in the place of another. */
  parts: Set<Element>
  /** The lines of code that turns into other code in its place. */
  code: string[]
}

/** What a slide shows now. */
export function shownOn(slide: Element): Shown {
  const parts = [...slide.querySelectorAll(`.${clickTarget}`)].filter(part => !part.closest(concealed))
  const code = [...slide.querySelectorAll(movedCode)].flatMap(code => phrases(code, part => part.matches(movedCodeAside)))
  return { parts: new Set(parts), code }
}

/**
 * What a screen reader is told of a click: the words of what has appeared, and
 * the lines of code that are new.
 *
 * @param before what the slide showed
 * @param now what it shows
 */
export function appearedWords(before: Shown, now: Shown): string {
  const isNew = (part: Element) => now.parts.has(part) && !before.parts.has(part)
  const parts = [...now.parts].filter(part => isNew(part) && !isWithin(part, isNew))
  const code = now.code.filter(line => !before.code.includes(line))
  return [...parts.map(part => sentence(part, inner => inner.matches(concealed))), code.join(', ')].filter(Boolean).join('. ')
}
