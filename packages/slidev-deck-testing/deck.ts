import type { ChildProcess } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'

const project = resolve(import.meta.dirname, '../..')
/** The deck of the packages' own: editing the talk breaks none of their tests. */
export const packagesDeck = join(project, 'demo')

/** What a command left behind. */
export interface Run {
  code: number
  output: string
}

/** The built talk on the stage. */
export interface Presented {
  /** Address of the audience's page. */
  url: string
  /** What was printed until it was ready. */
  output: string
  /** Ctrl+C; gives all that was printed. */
  interrupt: () => Promise<string>
  /** A sudden end. */
  kill: () => void
}

/**
 * A copy of the project in a folder of its own, so that a test may break its
 * talk and write its outputs while the real one is being shown.
 */
export class Deck {
  readonly root = mkdtempSync(join(tmpdir(), 'deck-'))
  readonly slides: string
  private readonly scripts: Record<string, string>
  private readonly servers: ChildProcess[] = []

  /**
   * @param talk the Markdown to show, as a path in the folder
   * @param folder the deck that is copied: the project's own, or another
   */
  constructor(talk = 'slides.md', folder = project) {
    this.slides = readFileSync(join(folder, talk), 'utf8')
    this.scripts = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts
    const left = ['node_modules', '.git', '.slidev', 'dist', 'out', 'tests', 'packages', 'bench', 'demo']
    cpSync(folder, this.root, { recursive: true, filter: source => source === folder || !left.includes(basename(source)) })
    this.write(this.slides)
    // Slidev writes some of its modules to node_modules/.slidev: those of two decks that are built at once have the same names.
    mkdirSync(join(this.root, 'node_modules'))
    for (const name of readdirSync(join(project, 'node_modules')).filter(name => name !== '.slidev'))
      symlinkSync(join(project, 'node_modules', name), join(this.root, 'node_modules', name))
    // Its own cache: a running talk keeps the one in node_modules. The same words in every deck: builds of the same talk are made once. No TypeScript, which takes seconds to prepare: no deck here has the editor for it.
    const config = existsSync(join(folder, 'vite.config.ts')) ? `import config from '${folder}/vite.config.ts'` : 'const config = {}'
    writeFileSync(join(this.root, 'vite.config.ts'), `
      import { mergeConfig } from 'vite'
      ${config}
      export default mergeConfig(config, {
        cacheDir: '.vite',
        server: { fs: { allow: ['${project}'] } },
        plugins: [{ name: 'without-editor', configResolved: ({ optimizeDeps }) => void (optimizeDeps.include = optimizeDeps.include.filter(name => !/typescript/.test(name))) }],
      })`)
  }

  /** Replaces the talk; a function gets the deck's and returns what it makes of it. */
  write(talk: string | ((slides: string) => string)): void {
    writeFileSync(join(this.root, 'slides.md'), typeof talk === 'string' ? talk : talk(this.slides))
  }

  /** Changes another of the deck's files: every place of a text. */
  edit(file: string, from: string, to: string): void {
    const path = join(this.root, file)
    const text = readFileSync(path, 'utf8')
    if (!text.includes(from))
      throw new Error(`${file} has no ${from}`)
    writeFileSync(path, text.replaceAll(from, to))
  }

  /** Runs what an npm script runs to its end, without npm. */
  run(script: string, ...args: string[]): Promise<Run> {
    return this.finish(this.spawn(script, args))
  }

  /** Runs an npm script to its end, as a speaker does. */
  runByNpm(script: string, ...args: string[]): Promise<Run> {
    return this.finish(this.spawnByNpm(script, args))
  }

  private async finish(child: ChildProcess): Promise<Run> {
    let output = ''
    child.stdout?.on('data', data => output += data)
    child.stderr?.on('data', data => output += data)
    const code = await new Promise<number>(done => child.on('close', code => done(code ?? 1)))
    return { code, output: stripVTControlCharacters(output) }
  }

  /**
   * Starts the live talk; gives what it printed and the address of the audience's page.
   * Without a port of its own, the talk looks for one as it does for a speaker.
   */
  async start(port?: number, ...options: string[]): Promise<{ url: string, output: string }> {
    const child = this.spawnByNpm('start', [...port === undefined ? [] : ['--port', String(port)], ...options])
    this.servers.push(child)
    let output = ''
    return new Promise((done, fail) => {
      const read = (data: string) => {
        output += stripVTControlCharacters(String(data))
        const url = /public slide show\s+> (\S+)/.exec(output)?.[1]
        if (url && output.includes('shortcuts'))
          done({ url, output })
      }
      child.stdout?.on('data', read)
      child.stderr?.on('data', read)
      child.on('close', () => fail(new Error(`npm start ended:\n${output}`)))
    })
  }

  /** Puts the built talk on the stage, without npm. */
  present(...options: string[]): Promise<Presented> {
    return this.presented(this.spawn('present', options))
  }

  /** Puts the built talk on the stage as a speaker does. */
  presentByNpm(...options: string[]): Promise<Presented> {
    return this.presented(this.spawnByNpm('present', options))
  }

  private async presented(child: ChildProcess): Promise<Presented> {
    this.servers.push(child)
    let output = ''
    return new Promise((done, fail) => {
      const read = (data: string) => {
        output += stripVTControlCharacters(String(data))
        const url = /audience +(\S+)/.exec(output)?.[1]
        const interrupt = () => new Promise<string>((said) => {
          child.on('close', () => said(output))
          process.kill(-child.pid!, 'SIGINT')
        })
        if (url && output.includes('Ready'))
          done({ url, output, interrupt, kill: () => process.kill(-child.pid!, 'SIGKILL') })
      }
      child.stdout?.on('data', read)
      child.stderr?.on('data', read)
      child.on('close', () => fail(new Error(`present ended:\n${output}`)))
    })
  }

  /** Ends the servers and removes the folder. */
  async dispose(): Promise<void> {
    await Promise.all(this.servers.map(stop))
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 })
  }

  private spawnByNpm(script: string, args: string[]): ChildProcess {
    return this.child('npm', ['run', '--silent', script, '--', ...args])
  }

  private spawn(script: string, args: string[]): ChildProcess {
    const command = this.scripts[script]
    // More than one program is a shell's, which npm brings.
    if (!/^[\w-]+$/.test(command))
      return this.spawnByNpm(script, args)
    return this.child(process.execPath, [join(this.root, 'node_modules/.bin', command), ...args])
  }

  private child(program: string, args: string[]): ChildProcess {
    return spawn(program, args, {
      cwd: this.root,
      // A group of its own, so that its children end with it.
      detached: true,
      // Not as a test: a speaker's shell has no NODE_ENV. What Node has compiled once is there for the next command.
      env: { ...process.env, NODE_ENV: undefined, NO_COLOR: '1', FORCE_COLOR: undefined, NODE_COMPILE_CACHE: join(project, 'node_modules/.cache/compiled') },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.removeAllListeners('close')
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      return done()
    child.on('close', () => done())
    process.kill(-child.pid, 'SIGKILL')
  })
}
