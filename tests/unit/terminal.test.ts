import { expect, it } from 'vitest'
import { terminalLines } from '../../lib/terminal.ts'

it('tells comments, commands and arguments apart', () => {
  expect(terminalLines('# why\n$ claude \\\n"do it"\n')).toEqual([
    { kind: 'comment', text: '# why' },
    { kind: 'command', text: '$ claude \\' },
    { kind: 'argument', text: '"do it"' },
  ])
})

it('keeps every character', () => {
  const text = '  $ a <b> &amp; "c"\n\n# d'
  expect(terminalLines(text).map(line => line.text).join('\n')).toBe(text)
})
