import type { PrerenderedSlide } from './page.ts'
import { Worker } from 'node:worker_threads'

/** How long a slide may take, in ms: far more than any needs. */
const patience = 30_000

/**
 * Draws slides in a worker, where nothing that a slide does without a browser
 * can harm the build. Where one ends the worker, another goes on with the next.
 *
 * @param file the program (ssr/prerender.ts), built
 * @param count how many slides there are
 */
export async function drawInWorker(file: string, count: number): Promise<PrerenderedSlide[]> {
  const slides: PrerenderedSlide[] = []
  while (slides.length < count) {
    const worker = new Worker(file, { workerData: slides.length, stdout: true, stderr: true })
    const failure = await new Promise<string>((done) => {
      let timer = setTimeout(done, patience, 'it is not drawn after 30 s')
      worker.on('message', (slide: PrerenderedSlide) => {
        slides.push(slide)
        clearTimeout(timer)
        timer = setTimeout(done, patience, 'it is not drawn after 30 s')
        if (slides.length === count)
          done('')
      })
      worker.on('error', ({ message }) => done(message))
      worker.on('exit', () => {
        clearTimeout(timer)
        done('it ends the program that draws it')
      })
    })
    await worker.terminate()
    if (slides.length < count)
      slides.push({ no: slides.length + 1, html: '', steps: 0, failure })
  }
  return slides
}
