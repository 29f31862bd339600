import { runPrint } from './print-command.ts'

await runPrint({
  bin: 'slidev-pdf',
  output: 'out/slides.pdf',
  options: { 'with-clicks': { type: 'boolean' }, 'range': { type: 'string' } },
  typed: ['--with-clicks', '--range 1,3-5'],
  path: ({ 'with-clicks': withClicks, range }) => `/print?${new URLSearchParams({
    print: withClicks ? 'clicks' : 'true',
    ...range && { range },
  })}`,
})
