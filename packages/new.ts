import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { packInto, stage } from './pack.ts'

const template = join(import.meta.dirname, 'template')
const scripts = {
  start: 'slidev-check && slidev',
  build: 'slidev-site',
  present: 'slidev-present',
  doctor: 'slidev-doctor',
  export: 'slidev-pdf',
  handout: 'slidev-handout',
  single: 'slidev-single',
}

/**
 * Makes a deck of the template, with all addons in it as tarballs: no registry
 * has them, and links would end with this folder. Slidev, its theme and Node
 * are those that the addons are tested with.
 *
 * @param to a folder that is not there yet, or is empty
 * @param packages gives the folders of the packages, as they are published
 * @throws {Error} of one line, where the folder has files
 */
export function makeDeck(to: string, packages: () => string[]): void {
  if (existsSync(to) && readdirSync(to).length)
    throw new Error(`${to}: found a folder with files; allowed: a new folder, or an empty one`)
  mkdirSync(dirname(to), { recursive: true })
  const draft = mkdtempSync(join(dirname(to), '.new-deck-'))
  try {
    cpSync(template, draft, { recursive: true })
    mkdirSync(join(draft, 'packages'))
    packInto(join(draft, 'packages'), packages())
    writeFileSync(join(draft, 'package.json'), `${JSON.stringify(manifest(basename(to), readdirSync(join(draft, 'packages'))), null, 2)}\n`)
    // Windows renames to no folder that is there.
    if (existsSync(to))
      rmdirSync(to)
    renameSync(draft, to)
  }
  finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function manifest(folder: string, tarballs: string[]): object {
  const { devDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { devDependencies: Record<string, string> }
  const own = ['@slidev/cli', '@slidev/theme-default', 'node', 'vue']
  const packages = tarballs.map(file => [file.replace(/-\d.*/, ''), `file:packages/${file}`])
  return {
    name: folder.toLowerCase().replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, '') || 'my-talk',
    type: 'module',
    version: '0.1.0',
    private: true,
    slidev: { addons: packages.map(([name]) => name).filter(name => name.startsWith('slidev-addon-')) },
    scripts,
    devDependencies: Object.fromEntries([...own.map(name => [name, devDependencies[name]]), ...packages]),
    allowScripts: { node: true },
  }
}

if (import.meta.main) {
  const [to, ...others] = process.argv.slice(2)
  const work = mkdtempSync(join(import.meta.dirname, '../node_modules/.new-'))
  try {
    if (!to || others.length)
      throw new Error(`npm run new: found ${to ? 'more than one folder' : 'no folder'}; allowed: one, as in npm run new -- ../my-talk`)
    makeDeck(resolve(process.env.INIT_CWD ?? '.', to), () => stage(join(work, 'packages')))
    console.log(`${to} is a deck with all addons in it. Next:\n\n  cd ${to}\n  npm install\n  npm start`)
  }
  catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
  finally {
    rmSync(work, { recursive: true, force: true })
  }
}
