import type { MeasuredSlide, Overflow } from '../shared/fit.ts'

/**
 * Measures what is visible on the slides that a page shows, on stage or for
 * print. Text and pictures must stay on the canvas, to within 2 px. A layout that declares a
 * `--safe-margin` (in px) keeps all that it paints within it, texts within
 * their boxes, and no text on another.
 *
 * Runs in the page, sent there by Playwright too: it can use nothing from
 * outside of itself.
 */
export function measureSlides(): MeasuredSlide[] {
  const visible = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const paints = (element: Element) => {
    const { backgroundColor, borderTopWidth, borderLeftWidth, overflow } = getComputedStyle(element)
    return backgroundColor !== 'rgba(0, 0, 0, 0)' || borderTopWidth !== '0px' || borderLeftWidth !== '0px' || overflow !== 'visible'
  }
  // What stands for screen readers alone, such as the source of a formula, is cut to a point.
  const isForReaders = (element: Element | null): boolean => {
    const { clip, clipPath } = element ? getComputedStyle(element) : {}
    return /^rect\([01]px/.test(clip ?? '') || clipPath?.startsWith('inset(50%') || (element !== null && isForReaders(element.parentElement))
  }
  const beyond = (inner: DOMRect, outer: DOMRect) => Math.max(
    outer.left - inner.left,
    outer.top - inner.top,
    inner.right - outer.right,
    inner.bottom - outer.bottom,
  )
  const name = (element: Element) => {
    // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- with the breaks that are seen between its texts
    const words = (element as HTMLElement).innerText?.trim().replace(/\s+/g, ' ') || element.getAttribute('src') || ''
    return `<${element.localName}> "${words.length > 40 ? `${words.slice(0, 40)}…` : words}"`
  }

  const measureSlide = (root: HTMLElement): MeasuredSlide => {
    const canvas = root.closest<HTMLElement>('#slide-content, .print-slide-container')!
    const stage = canvas.getBoundingClientRect()
    const scale = stage.width / canvas.offsetWidth
    const layout = root.firstElementChild
    const declared = layout ? Number.parseFloat(getComputedStyle(layout).getPropertyValue('--safe-margin')) : Number.NaN
    const isStrict = declared >= 0
    const margin = isStrict ? declared * scale : 0
    const safe = new DOMRect(stage.x + margin, stage.y + margin, stage.width - 2 * margin, stage.height - 2 * margin)
    const overflows = new Map<string, Overflow>()
    const add = (element: Element, by: number, what: string) => {
      const step = Number(element.closest<HTMLElement>('[data-slidev-clicks-start]')?.dataset.slidevClicksStart ?? 0)
      overflows.set(what, { step, what, by })
    }
    const check = (rect: DOMRect, element: Element, outer: DOMRect, what: string) => {
      const by = beyond(rect, outer) / scale
      if (by > (isStrict ? 0.6 : 2))
        add(element, by, `${name(element)} leaves ${what} by ${Math.ceil(by)} px`)
    }

    const texts: { element: Element, rect: DOMRect }[] = []
    let smallest = Number.POSITIVE_INFINITY
    const places: Record<string, string> = {}
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!
      if (!node.textContent?.trim() || !visible(element) || isForReaders(element))
        continue
      smallest = Math.min(smallest, Number.parseFloat(getComputedStyle(element).fontSize))
      const range = document.createRange()
      range.selectNodeContents(node)
      const rect = range.getBoundingClientRect()
      places[`${Object.keys(places).length} ${node.textContent.trim()}`] = [rect.x - stage.x, rect.y - stage.y, rect.width, rect.height].map(px => (px / scale).toFixed(1)).join(' ')
      check(rect, element, safe, 'the canvas')
      for (let box: Element | null = isStrict ? element : null; box && box !== root && box !== layout; box = box.parentElement) {
        if (paints(box))
          check(rect, element, box.getBoundingClientRect(), name(box))
      }
      for (const rect of range.getClientRects())
        texts.push({ element, rect })
    }
    for (const element of root.querySelectorAll(isStrict ? ':scope > * *' : 'img, video, canvas, iframe')) {
      // A picture that is placed by itself may run off an ordinary slide on purpose.
      if (visible(element) && (isStrict ? paints(element) : getComputedStyle(element).position !== 'absolute'))
        check(element.getBoundingClientRect(), element, safe, 'the canvas')
    }
    // Lines of one text may touch; a sixth of a line's height is its leading.
    texts.forEach((a, index) => isStrict && texts.slice(index + 1).forEach((b) => {
      if (a.element === b.element)
        return
      const width = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left)
      const height = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top)
      if (width > scale && height > Math.min(a.rect.height, b.rect.height) / 3)
        add(b.element, height / scale, `${name(b.element)} lies on ${name(a.element)} by ${Math.ceil(width / scale)} × ${Math.ceil(height / scale)} px`)
    }))
    // A part's mistake is its whole's, which tells it.
    const mistakes = [...root.querySelectorAll<HTMLElement>('[data-mistake]:not([data-mistake] *)')].map(element => element.dataset.mistake!)
    return { slide: Number(root.dataset.slidevNo), mistakes, overflows: [...overflows.values()], smallest, places }
  }

  return [...document.querySelectorAll<HTMLElement>('#slideshow [data-slidev-no], .print-slide-container [data-slidev-no]')]
    .filter(root => root.checkVisibility())
    .map(measureSlide)
}

/** Waits until the fonts are there and what moves for a while has come to rest. Runs in the page, as above. */
export async function atRest(): Promise<void> {
  // Only a layout asks for the fonts of its text: before one, none seems to be missing.
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  await document.fonts.ready
  const moves = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
  await Promise.all(moves.map(move => move.finished.catch(() => {})))
}
