import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { keptBuild } from 'slidev-deck-kit/node/build/kept-build.ts'
import { withoutTypeWarning } from 'slidev-deck-kit/node/type-warning.ts'

withoutTypeWarning()

parentPort?.postMessage(await keptBuild('print', async (folder) => {
  // Before what takes long to load.
  enableCompileCache()
  const { buildForPrint } = await import('./print-build.ts')
  await buildForPrint(workerData as string, folder)
}))
