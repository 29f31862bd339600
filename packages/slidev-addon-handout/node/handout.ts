import { perPageChoices } from '../shared/paper.ts'
import { runPrint } from './print-command.ts'

await runPrint({
  bin: 'slidev-handout',
  output: 'out/handout.pdf',
  options: { 'no-notes': { type: 'boolean' }, 'letter': { type: 'boolean' }, 'per-page': { type: 'string' } },
  typed: ['--no-notes', '--letter', '--per-page 3'],
  path: ({ 'no-notes': noNotes, letter, 'per-page': perPage, dark }) => {
    if (perPage !== undefined && !perPageChoices.includes(perPage))
      throw new Error(`--per-page: found "${perPage}"; allowed: ${perPageChoices.join(', ')}`)
    return `/handout?${new URLSearchParams({
      print: 'true',
      ...noNotes && { notes: 'no' },
      ...letter && { paper: 'letter' },
      ...perPage && { 'per-page': perPage },
      ...dark && { dark: 'true' },
    })}`
  },
})
