/** A line of a terminal: what it is decides how it is set. */
export interface TerminalLine {
  kind: 'comment' | 'command' | 'argument'
  text: string
}

/**
 * Tells apart the lines of a terminal as they stand in slides.md: `#` opens a
 * comment, `$` a command, anything else goes on with the command above it.
 */
export function terminalLines(terminal: string): TerminalLine[] {
  return terminal.trimEnd().split('\n').map((text) => {
    if (text.startsWith('#'))
      return { kind: 'comment', text }
    return { kind: text.startsWith('$') ? 'command' : 'argument', text }
  })
}
