import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** Something of Slidev's that a package relies on, though Slidev does not promise to keep it. */
export interface Reliance {
  /** What it is. */
  what: string
  /** Where Slidev has it: a file of @slidev, such as client/setup/root.ts, or a glob of several. */
  file: string
  /** What stands there as long as it is the same. */
  has: string | RegExp
  /** Who relies on it, and for what. */
  user: string
}

const require = createRequire(import.meta.url)
const slidev = dirname(dirname(require.resolve('@slidev/client/package.json')))
const { version } = JSON.parse(readFileSync(join(slidev, 'client/package.json'), 'utf8')) as { version: string }

/** All that Slidev runs, in the browser and in Node. */
const everywhere = '{client/**/*.{css,html,ts,vue},{cli,parser}/dist/*.mjs}'

/** The text of Slidev's files, one after the other; nothing where there is none. */
export function slidevText(file: string): string {
  return globSync(file, { cwd: slidev }).sort().map(path => readFileSync(join(slidev, path), 'utf8')).join('\n')
}

/**
 * Looks whether Slidev still has what a package relies on.
 *
 * @throws {Error} that says in one line what is gone, and who relied on it
 */
export function assertThere({ what, file, has, user }: Reliance): void {
  const text = slidevText(file)
  if (typeof has === 'string' ? !text.includes(has) : !has.test(text))
    throw new Error(`Slidev ${version}: ${what}: gone from @slidev/${file === everywhere ? '{client,cli,parser}' : file}; relied on by ${user}`)
}

const names = [
  /** Classes, in a selector or alone in a string. */
  /(?<=[.'"`])slidev-(?!addon-|deck-)[\w-]*\w(?=[^\w-])/,
  /** Ids of its pages. */
  /(?<=#)(?:page-root|slideshow|slide-content|slide-container)(?![\w-])/,
  /** Attributes and variables. */
  /data-slidev-[\w-]*\w|--slidev-[\w-]+/,
].map(({ source }) => source).join('|')

/**
 * The names of Slidev's that the code and the style sheets of a package hold,
 * and the exports that its slidev-internals.ts takes from files beyond
 * Slidev's public ones.
 *
 * @param folder of the package
 */
export function reliancesOf(folder: string): Reliance[] {
  const sources = globSync('**/*.{css,ts,vue}', { cwd: folder, exclude: ['node_modules', '**/*.test.ts'] })
    .sort()
    .map(path => ({ path, user: join(basename(folder), path), text: readFileSync(join(folder, path), 'utf8') }))
  const users = new Map<string, string[]>()
  for (const { user, text } of sources) {
    for (const name of new Set(text.match(new RegExp(names, 'g'))))
      users.set(name, [...users.get(name) ?? [], user])
  }
  // Commands of the packages are named like classes of Slidev's.
  binsBeside(folder).forEach(bin => users.delete(bin))
  return [
    ...[...users].map(([name, users]) => ({ what: name, file: everywhere, has: spelled(name), user: users.join(', ') })),
    ...sources.filter(({ path }) => basename(path) === 'slidev-internals.ts').flatMap(({ user, text }) => exportsOf(text, user)),
  ]
}

/** The names of the commands of a package and of those beside it. */
function binsBeside(folder: string): string[] {
  return globSync(join(folder, '../*/package.json')).flatMap((file) => {
    const { bin = {} } = JSON.parse(readFileSync(file, 'utf8')) as { bin?: Record<string, string> }
    return Object.keys(bin)
  })
}

/** A name as it stands in Slidev's code: whole, or what others begin with where it ends in a hyphen; an attribute also as a key of `dataset`. */
function spelled(name: string): RegExp {
  const key = name.replace(/^data-/, '').replace(/-\w/g, ([, letter]) => letter.toUpperCase())
  return new RegExp(`(?<![\\w-])${name}${name.endsWith('-') ? '' : '(?![\\w-])'}${name.startsWith('data-') ? `|dataset\\.${key}\\b` : ''}`)
}

/** What the re-exports of a slidev-internals.ts name, each in the file of Slidev's that exports it. */
function exportsOf(text: string, user: string): Reliance[] {
  return [...text.matchAll(/^export \{ (.+) \} from '@slidev\/(client\/.+)'$/gm)].flatMap(([, list, file]) => list.split(', ').map((name) => {
    const [exported] = name.split(' as ')
    return { what: `export of ${exported}`, file, has: exported === 'default' ? /<template>|export default/ : new RegExp(`export (?:const|function|\\{[^}]*?\\b) ?${exported}\\b`), user }
  }))
}

/**
 * The imports of a package that reach into Slidev's client beyond its public
 * files: they belong into a slidev-internals.ts, where reliancesOf sees them.
 *
 * @param folder of the package
 */
export function strayImports(folder: string): string[] {
  return globSync('**/*.{ts,vue}', { cwd: folder, exclude: ['node_modules', '**/slidev-internals.ts'] }).sort().flatMap(path => [...readFileSync(join(folder, path), 'utf8').matchAll(/(?:from|import\() ?'(@slidev\/client\/[^']+)'/g)].map(([, module]) => `${path}: ${module}`))
}
