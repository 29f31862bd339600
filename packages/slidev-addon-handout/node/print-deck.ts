import type { PrintBuild } from './print-build.ts'
import { Worker } from 'node:worker_threads'

/** Builds the deck for print in a thread of its own, while the browser starts beside it. */
export function buildBeside(): Promise<PrintBuild> {
  const worker = new Worker(new URL('print-worker.ts', import.meta.url))
  const deck = new Promise<PrintBuild>((done, fail) => {
    worker.on('message', done)
    worker.on('error', ({ message }: Error) => fail(new Error(message)))
  })
  // Whoever waits for the deck is told of a failure; until then it is none of the process's.
  deck.catch(() => {})
  return deck
}
