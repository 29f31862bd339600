// These functions run in the page that is printed, sent there by Playwright: they can use nothing from outside of themselves.

/** A picture that cannot be shown. */
export interface LostPicture {
  slide?: string
  /** As the slide names it, and in full. */
  source: string
  address: string
}

/** Whether every slide is there, with what it asks to wait for (Slidev's data-waitfor). */
export function isDrawn(): boolean {
  const slides = [...document.querySelectorAll('[data-slidev-no]')]
  return slides.every(slide => slide.firstElementChild)
    && !document.querySelector('.slidev-slide-loading, #mermaid-rendering-container > div')
    && [...document.querySelectorAll<HTMLElement>('[data-waitfor]')].every(element => element.querySelector(element.dataset.waitfor!))
}

/** Waits for every picture; gives those that cannot be shown, with their slides. */
export async function lostPictures(): Promise<LostPicture[]> {
  const pictures = [...document.images].map(async (image) => {
    image.loading = 'eager'
    try {
      await image.decode()
    }
    catch {
      return {
        slide: image.closest<HTMLElement>('[data-slidev-no]')?.dataset.slidevNo ?? image.closest('article')?.id,
        source: image.getAttribute('src') ?? '',
        address: image.currentSrc || image.src,
      }
    }
  })
  return (await Promise.all(pictures)).filter(picture => picture !== undefined)
}

/**
 * Puts the text in place of each picture that another host does not give, and a
 * link in place of each of its frames.
 *
 * @param addresses of the pictures
 */
export function leaveOut(addresses: string[]): void {
  const inPlaceOf = (left: HTMLElement, tag: 'a' | 'span', text: string) => {
    const place = document.createElement(tag)
    const { width, height } = getComputedStyle(left)
    place.className = left.className
    place.style.cssText = `display: inline-grid; place-content: center; overflow: hidden; inline-size: ${width}; block-size: ${height}; ${left.style.cssText}`
    place.textContent = text
    left.replaceWith(place)
    return place
  }
  for (const image of document.images) {
    if (addresses.includes(image.currentSrc || image.src))
      inPlaceOf(image, 'span', image.alt)
  }
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[src]')) {
    if (new URL(frame.src).origin !== location.origin)
      inPlaceOf(frame, 'a', frame.title || frame.src).setAttribute('href', frame.src)
  }
}

/**
 * Chromium drops the space at which a line breaks from a PDF's text, so that a
 * reader hears "dayslater". A space that is preserved hangs there instead.
 */
export function keepSpaces(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode())
    texts.push(walker.currentNode as Text)
  for (const text of texts) {
    // A line break of its own is no space for a PDF's reader, either.
    if (/\S\n/.test(text.data) && getComputedStyle(text.parentElement!).whiteSpaceCollapse === 'preserve')
      text.data = text.data.replace(/(?<=\S)\n/g, ' \n')
    const range = document.createRange()
    range.selectNodeContents(text)
    const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
    if (lines.size < 2 || getComputedStyle(text.parentElement!).whiteSpaceCollapse !== 'collapse')
      continue
    const span = document.createElement('span')
    span.style.whiteSpaceCollapse = 'preserve'
    const words = text.data.replace(/\s+/g, ' ')
    span.textContent = text.previousSibling ? words : words.trimStart()
    if (!text.nextSibling)
      span.textContent = span.textContent.trimEnd()
    text.replaceWith(span)
  }
}
