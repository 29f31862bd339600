// What stands here runs in the page: it sees nothing of this file's surroundings.

/** What a page tells about itself; times in ms from the start of the navigation. */
export interface Probe {
  firstPaint: number
  largestPaint: number
  /** Score of all layout shifts that no input caused. */
  shift: number
  /** When the first step was on the screen, once it was. */
  firstStep?: number
  /** From each press of the arrow key to the step's paint, in ms. */
  keys: number[]
  /** Expects the next press to bring this step, counted from 0. */
  expect: (step: number) => void
}

declare global {
  interface Window { probe: Probe }
}

/** What is to be seen of a page. */
export interface Watched {
  /** Words that end a line of what each click reveals. */
  reveals: string[]
  /** Whether to look for the first step in every frame from the start. */
  firstStep: boolean
}

/** Begins to watch a page, before anything else in it runs. */
export function watch({ reveals, firstStep }: Watched): void {
  const probe: Probe = window.probe = { firstPaint: 0, largestPaint: 0, shift: 0, keys: [], expect }
  const observe = (type: string, see: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver(list => list.getEntries().forEach(see)).observe({ type, buffered: true })
  observe('paint', ({ name, startTime }) => name === 'first-contentful-paint' && (probe.firstPaint = startTime))
  observe('largest-contentful-paint', ({ startTime }) => probe.largestPaint = startTime)
  observe('layout-shift', entry => probe.shift += (entry as PerformanceEntry & { value: number }).value)

  if (firstStep)
    whenPainted(reveals[0], now => probe.firstStep = now)

  let expected: number | undefined
  addEventListener('keydown', ({ timeStamp }) => {
    const step = expected
    expected = undefined
    if (step !== undefined)
      whenPainted(reveals[step], now => probe.keys.push(now - timeStamp))
  }, true)

  function expect(step: number): void {
    expected = step
  }

  /** Calls back after the paint of the first frame that shows the words. */
  function whenPainted(words: string, then: (now: number) => void): void {
    requestAnimationFrame(() => {
      if (!isShown(words))
        return whenPainted(words, then)
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => then(performance.now())
      port2.postMessage('painted')
    })
  }

  function isShown(words: string): boolean {
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT, node => (node as Text).data.trim().endsWith(words) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP)
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement!
      if (element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !isCovered(element))
        return true
    }
    return false
  }

  /** Whether something lies on an element; what only cuts it off does not. */
  function isCovered(element: Element): boolean {
    const { x, y, width, height } = element.getBoundingClientRect()
    const top = document.elementFromPoint(x + width / 2, y + height / 2)
    return top !== null && !top.contains(element) && !element.contains(top)
  }
}
