import { execFileSync } from 'node:child_process'
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative, resolve } from 'node:path'
import process from 'node:process'

interface Manifest {
  name: string
  /** What is published; a package without it never is. */
  files?: string[]
  /** In the workspace alone: nobody publishes the sources by mistake. */
  private?: true
}

const workspace = import.meta.dirname

/** A module has one name, in the workspace and packed. */
const exports = { './*.ts': { types: './*.d.ts', default: './*.js' }, './*': './*' }

/** A file of the package, as an import or a URL names it. */
const ownModule = /(?<=\b(?:from|import|URL) ?\(?')((?:\.{1,2}\/)+[\w/-]+)\.ts(?=')/g

/**
 * Makes of each package what is published: Node strips no types within
 * node_modules, so JavaScript and declarations stand in for the TypeScript. What
 * Slidev looks for by name (setup/) or compiles (components) stays as it is.
 *
 * @param to a folder that is emptied, and gets one for each package
 * @returns these folders
 */
export function stage(to: string): string[] {
  rmSync(to, { recursive: true, force: true })
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', join(workspace, 'tsconfig.pack.json'), '--outDir', to], { stdio: 'inherit' })
  return globSync('*/package.json', { cwd: workspace }).sort().flatMap((file) => {
    const source = join(workspace, file, '..')
    const { private: _, ...manifest } = JSON.parse(readFileSync(join(workspace, file), 'utf8')) as Manifest
    if (!manifest.files)
      return []
    const folder = join(to, manifest.name)
    for (const part of ['README.md', 'LICENSE', ...manifest.files])
      cpSync(join(source, part), join(folder, part), { recursive: true, filter: path => isPublished(relative(source, path)) })
    for (const path of globSync('**/*.{js,mjs,vue,ts}', { cwd: folder, exclude: ['**/*.d.ts'] })) {
      const text = readFileSync(join(folder, path), 'utf8')
      writeFileSync(join(folder, path), text.replace(ownModule, '$1.js'))
    }
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...manifest, exports }, null, 2)}\n`)
    return [folder]
  })
}

/** Sources that are compiled, and tests, stay at home. */
function isPublished(path: string): boolean {
  return !path.endsWith('.ts') || path.endsWith('.d.ts') || path.startsWith('setup')
}

/** Makes a tarball of each folder that was staged. */
export function packInto(to: string, folders: string[]): void {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', to, ...folders], { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
}

if (import.meta.main) {
  const to = resolve(process.argv[2] ?? 'out/packages')
  packInto(to, stage(to))
  console.log(globSync('*.tgz', { cwd: to }).sort().join('\n'))
}
