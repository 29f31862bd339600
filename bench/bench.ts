import type { Figures, Subject } from './measure.ts'
import type { Site } from './server.ts'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { findBrowser, launch } from 'slidev-deck-kit/node/command/browser.ts'
import { atEnd, runCommand } from 'slidev-deck-kit/node/command/command.ts'
import { readDeck } from 'slidev-deck-kit/node/read-deck.ts'
import { limits, wide } from './limits.ts'
import { conditions, measure } from './measure.ts'
import { serve } from './server.ts'
import { Workshop } from './sites.ts'
import { readSlide } from './slide.ts'
import { broken, table } from './table.ts'

await runCommand({
  name: 'npm run bench',
  options: { rounds: { type: 'string', default: '5' }, wide: { type: 'boolean', default: false } },
  allowed: '-- --rounds 7, --wide (limits for a machine that measures unevenly)',
  stopped: () => 'Stopped: nothing was measured.',
}, async ({ rounds, wide: isWide }, entry) => {
  if (!/^(?:[5-9]|[1-4]\d|50)$/.test(rounds))
    throw new Error(`npm run bench: --rounds: found "${rounds}"; allowed: a whole number from 5 to 50`)
  const { markdown: talk } = await readDeck(entry)
  const slide = readSlide(talk)
  const program = findBrowser()
  const workshop = new Workshop()
  atEnd(() => workshop.dispose())

  console.log('Building this deck\'s site…')
  const ours = await workshop.ours()
  console.log('Building the same slide in Slidev as it comes…')
  const stock = await workshop.stock(slide)
  const subjects: Subject[] = [
    { ...await subject('ours', ours, 'body:not(:has(#prerendered)) #slideshow h1'), prerendered: true },
    await subject('stock', stock, '#slideshow h1'),
    await subject('static', workshop.byHand(slide), 'script'),
  ]

  // Other hosts do not exist: what asks for them is told so at once.
  const browser = await launch(program, ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'])
  console.log('Warming up…')
  for (const subject of subjects)
    await measure(browser, subject, slide)
  const results = new Map<string, Figures[]>(subjects.map(({ name }) => [name, []]))
  for (let round = 1; round <= Number(rounds); round++) {
    console.log(`Round ${round} of ${rounds}…`)
    // By turns, so that what else the machine does hits all alike.
    for (const subject of subjects)
      results.get(subject.name)!.push(await measure(browser, subject, slide))
  }

  const { latency, rate, slowdown, viewport } = conditions
  console.log(`\n${table(results)}\n`)
  console.log([
    `ours: this deck's site; stock: the slide in Slidev ${version('@slidev/cli')} as it comes; static: a page by hand.`,
    `Medians of ${rounds} rounds: cold cache, ${latency} ms, ${rate} Mbit/s, CPU ${slowdown} × slower, ${viewport.width} × ${viewport.height}; HTTP/1.1, brotli;`,
    `Chromium ${browser.version()}, Node ${process.versions.node}. Requests to other hosts fail at once, which spares stock their time and bytes.`,
  ].join('\n'))
  const over = broken(results, limits, isWide ? wide : 1)
  console.log(`\n${over.length ? over.join('\n') : `Within all limits (bench/limits.ts${isWide ? `, times ${wide}` : ''}).`}`)
  return over.length ? 1 : 0
})

async function subject(name: string, site: Site, ready: string): Promise<Subject> {
  const { server, url } = await serve(site)
  atEnd(() => server.close())
  return { name, url, ready }
}

function version(name: string): string {
  return (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version
}
