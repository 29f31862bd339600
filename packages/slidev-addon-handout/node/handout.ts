import { runPrint } from './print-command.ts'

await runPrint({
  bin: 'slidev-handout',
  output: 'out/handout.pdf',
  options: { 'no-notes': { type: 'boolean' }, 'letter': { type: 'boolean' } },
  typed: ['--no-notes', '--letter'],
  path: ({ 'no-notes': noNotes, letter }) => `/handout?${new URLSearchParams({
    print: 'true',
    ...noNotes && { notes: 'no' },
    ...letter && { paper: 'letter' },
  })}`,
})
