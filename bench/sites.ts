import type { ChildProcess } from 'node:child_process'
import type { Site } from './server.ts'
import type { Slide } from './slide.ts'
import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import { readSite } from './server.ts'
import { staticPage } from './static-page.ts'
import { stockDeck } from './stock-deck.ts'

const project = resolve(import.meta.dirname, '..')

/** Builds the three sites in a folder of its own: the deck's dist/ stays as it is. */
export class Workshop {
  private readonly root = mkdtempSync(join(tmpdir(), 'bench-'))
  private child?: ChildProcess

  /** The public site of this deck. */
  async ours(): Promise<Site> {
    const folder = join(this.root, 'ours')
    const left = ['node_modules', '.git', '.slidev', 'dist', 'out', 'tests']
    cpSync(project, folder, { recursive: true, filter: source => !left.includes(basename(source)) })
    return this.build(folder, ['node_modules/slidev-addon-site/bin/slidev-site.mjs', '--no-picture'])
  }

  /** The slide in Slidev as it comes. */
  async stock(slide: Slide): Promise<Site> {
    const folder = join(this.root, 'stock')
    mkdirSync(folder)
    writeFileSync(join(folder, 'slides.md'), stockDeck(slide))
    return this.build(folder, [createRequire(import.meta.url).resolve('@slidev/cli/bin/slidev.mjs'), 'build'])
  }

  /** The slide as a page by hand. */
  byHand(slide: Slide): Site {
    return new Map([['/index.html', Buffer.from(staticPage(slide))]])
  }

  /** Ends what is being built and removes the folder. */
  dispose(): void {
    if (this.child?.pid && this.child.exitCode === null)
      process.kill(-this.child.pid, 'SIGKILL')
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 })
  }

  /** @throws {Error} with what the build says, if it fails */
  private async build(folder: string, command: string[]): Promise<Site> {
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'dir')
    // A group of its own, so that its children end with it.
    const child = spawn(process.execPath, command, { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    this.child = child
    let said = ''
    child.stdout.on('data', data => said += data)
    child.stderr.on('data', data => said += data)
    const code = await new Promise(done => child.on('close', done))
    if (code !== 0)
      throw new Error(stripVTControlCharacters(said).trim())
    return readSite(join(folder, 'dist'))
  }
}
