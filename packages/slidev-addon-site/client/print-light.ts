/**
 * Prints in Slidev's light color scheme: the dark one is a class, which style
 * sheets for print cannot remove.
 */
export function printLight(): void {
  const { classList } = document.documentElement
  let dark = false
  addEventListener('beforeprint', () => dark = classList.replace('dark', 'light'))
  addEventListener('afterprint', () => dark && classList.replace('light', 'dark'))
}
