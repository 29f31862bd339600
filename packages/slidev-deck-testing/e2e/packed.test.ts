import { execFile } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { afterAll, describe, expect, it } from 'vitest'
import { makeDeck } from '../../new.ts'
import { stage } from '../../pack.ts'

const run = promisify(execFile)
const root = mkdtempSync(join(tmpdir(), 'packed-'))
const packages = stage(join(root, 'packages'))
const { stdout } = await run('npm', ['pack', '--dry-run', '--json', ...packages], { cwd: root })
const tarballs = JSON.parse(stdout) as { name: string, files: { path: string }[] }[]

afterAll(() => rmSync(root, { recursive: true, force: true }))

it('a tarball is made of each package but the tests\' own', () => {
  expect(tarballs.map(({ name }) => name)).toEqual(['slidev-addon-brand', 'slidev-addon-handout', 'slidev-addon-live', 'slidev-addon-pace', 'slidev-addon-site', 'slidev-deck-kit'])
})

describe.each(tarballs)('$name', ({ name, files }) => {
  const folder = join(root, 'packages', name)
  const paths = files.map(({ path }) => path)
  const code = globSync('**/*.{js,mjs,vue,ts}', { cwd: folder }).map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') }))

  it('has JavaScript with its types, README and licence, and nothing else', () => {
    const modules = paths.filter(path => path.endsWith('.js'))
    const others = paths.filter(path => !path.endsWith('.js') && !modules.includes(path.replace(/\.d\.ts$/, '.js')))
    expect(others).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']))
    expect(others.filter(path => !/^(?:LICENSE|README\.md|package\.json|bin\/[\w-]+\.mjs|setup\/[\w-]+\.ts|.+\.(?:vue|css|d\.ts))$/.test(path))).toEqual([])
    expect(modules.filter(path => !paths.includes(path.replace(/\.js$/, '.d.ts')))).toEqual([])
  })

  it('names files that are there', () => {
    const named = code.flatMap(({ path, text }) => [...text.matchAll(/(?:\b(?:from|import) ?\(?['"](?=\.)|\bURL\(['"](?=[^'"]+['"], import))([^'"$:]*\w)['"]/g)].map(([, name]) => {
      // TypeScript finds the declarations of a module by the name of its source.
      return join(dirname(path), path.endsWith('.d.ts') ? name.replace(/(?:\.d)?\.ts$/, '.d.ts') : name)
    }))
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter(path => !existsSync(join(folder, path)))).toEqual([])
  })

  it('names no source that is compiled', () => {
    const strings = code.filter(({ path }) => !path.endsWith('.d.ts')).flatMap(({ text }) => [...text.replace(/(?:from|import) ?\(?['"][^.'"][^'"]*['"]/g, '').matchAll(/['"`/]([\w./-]+\.ts)['"`]/g)].map(([, string]) => string))
    expect(strings.filter(string => !string.startsWith('setup/'))).toEqual([])
  })

  it('asks for each package that it imports', () => {
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
    const imported = code.filter(({ path }) => !path.endsWith('.d.ts')).flatMap(({ text }) => [...text.matchAll(/^(?:import|\} from|.*\bfrom|.*\bimport\() ?['"]((?:@[\w-]+\/)?[a-z][\w-]*)(?:\/[^'"]*)?['"]/gm)].map(([, name]) => name))
    expect([...new Set(imported)].filter(module => ![...Object.keys({ ...dependencies, ...peerDependencies }), name].includes(module))).toEqual([])
  })

  it('is made as publint asks', async () => {
    const { messages } = await publint({ pkgDir: folder, pack: false })
    expect(messages).toEqual([])
  })
})

describe('a new deck', () => {
  const deck = join(root, 'my-talk')
  const command = (bin: string) => run(process.execPath, [join(deck, 'node_modules', bin)], { cwd: deck, env: { ...process.env, NODE_ENV: undefined } })

  it('has all packages in it, and what npm start asks for', () => {
    makeDeck(deck, () => packages)
    const { slidev, devDependencies, scripts } = JSON.parse(readFileSync(join(deck, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
    expect(slidev.addons).toEqual(tarballs.map(({ name }) => name).filter(name => name.startsWith('slidev-addon-')))
    expect(Object.values(devDependencies).filter(version => version.startsWith('file:')).map(path => existsSync(join(deck, path.replace('file:', ''))))).toEqual(tarballs.map(() => true))
    expect(scripts.start).toBe('slidev-check && slidev')
  })

  it('is checked and built by the commands of installed packages', async () => {
    const modules = resolve(import.meta.dirname, '../../../node_modules')
    mkdirSync(join(deck, 'node_modules'))
    for (const name of readdirSync(modules).filter(name => !/^(?:\.|slidev-)/.test(name)))
      symlinkSync(join(modules, name), join(deck, 'node_modules', name))
    for (const folder of packages)
      cpSync(folder, join(deck, 'node_modules', basename(folder)), { recursive: true })
    expect(await command('slidev-deck-kit/bin/slidev-check.mjs')).toEqual({ stdout: '', stderr: '' })
    await command('slidev-addon-site/bin/slidev-single.mjs')
    expect(readFileSync(join(deck, 'out/deck.html'), 'utf8')).toContain('Three Points')
  })

  it('is made in no folder that has files', () => {
    expect(() => makeDeck(deck, () => packages)).toThrow('found a folder with files; allowed: a new folder, or an empty one')
  })
})
