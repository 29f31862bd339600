/**
 * Prints in Slidev's light look what has one: the dark one is made of a class,
 * which style sheets for print cannot take away.
 */
export function printLight(): void {
  const { classList } = document.documentElement
  let dark = false
  addEventListener('beforeprint', () => dark = classList.replace('dark', 'light'))
  addEventListener('afterprint', () => dark && classList.replace('light', 'dark'))
}
