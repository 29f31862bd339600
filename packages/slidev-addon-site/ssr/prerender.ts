import { workerData } from 'node:worker_threads'
import slides from 'virtual:prerendered-slides'
import { drawSlides } from './draw-slides.ts'

// The program that node/prerender.ts builds and runs in a worker.
void drawSlides(slides.slice(workerData as number))
