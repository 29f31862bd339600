/**
 * Prints in Slidev's light color scheme: the dark one is a class, which style
 * sheets for print cannot remove. Pages that are made for print (Slidev's query
 * `print`) have a look of their own.
 */
export function printLight(): void {
  const { classList } = document.documentElement
  let dark = false
  const isForPrint = () => /[?&]print\b/.test(location.href)
  addEventListener('beforeprint', () => dark = !isForPrint() && classList.replace('dark', 'light'))
  addEventListener('afterprint', () => dark && classList.replace('light', 'dark'))
}
