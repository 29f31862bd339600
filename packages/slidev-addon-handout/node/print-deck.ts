import { Worker } from 'node:worker_threads'

/**
 * Builds a deck for print in a thread of its own, while the browser starts beside it.
 *
 * @param entry the deck's Markdown file
 * @returns the folder of the build
 */
export function buildBeside(entry: string): Promise<string> {
  const worker = new Worker(new URL('./print-worker.ts', import.meta.url), { workerData: entry })
  const deck = new Promise<string>((done, fail) => {
    worker.on('message', done)
    worker.on('error', ({ message }: Error) => fail(new Error(message)))
  })
  // Whoever waits for the deck is told of a failure; until then it is none of the process's.
  deck.catch(() => {})
  return deck
}
