/** How long a frame may take to come, in ms. */
const patience = 100

/**
 * Does something once what has just changed is on the screen, and in a window
 * that draws nothing at once.
 *
 * @param work is done once, at the latest after 100 ms
 */
export function afterPaint(work: () => void): void {
  if (document.hidden)
    return work()
  let isDue = true
  const once = () => {
    if (isDue)
      work()
    isDue = false
  }
  setTimeout(once, patience)
  // A frame's own callbacks run before it is drawn.
  requestAnimationFrame(() => setTimeout(once))
}
