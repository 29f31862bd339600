import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

/** Where commands write before they rename, and how the names of such drafts hold the process that writes. */
const drafts: [folder: string, name: RegExp][] = [
  ['.', /^\.dist-(\d+)$/],
  ['out', /^\..+\.(?:pdf|html)\.(\d+)$/],
  ['node_modules', /^\.prerender-(\d+)$/],
  ['node_modules/.cache/stage', /^\.(\d+)$/],
  ['node_modules/.cache/print', /^\.(\d+)$/],
]

/** Removes the drafts of processes that were killed. What cannot be removed stays. */
export function clearLeftovers(): void {
  for (const [folder, name] of drafts) {
    try {
      for (const draft of readdirSync(folder)) {
        const [, pid] = name.exec(draft) ?? []
        if (pid && !isRunning(Number(pid)))
          rmSync(join(folder, draft), { recursive: true, force: true })
      }
    }
    catch {
      // The folder is not there, or is read-only.
    }
  }
}

/** Whether a process is there, whoever runs it. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  }
  catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
