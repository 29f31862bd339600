import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'

/** How npm calls these by itself. */
const short = ['start', 'test']

/**
 * How a person types a command in this deck, for messages: by the npm script
 * that runs it, else by npx.
 *
 * @param bin such as "slidev-handout"
 * @param option such as "--letter"
 * @returns such as "npm run handout -- --letter", or "npx slidev-handout --letter"
 */
export function typedAs(bin: string, option?: string): string {
  const script = scriptFor(bin)
  const command = script === undefined ? `npx ${bin}` : `npm ${short.includes(script) ? '' : 'run '}${script}`
  return option === undefined ? command : `${command} ${optionsTypedAs(bin, option)}`
}

/** Options as a person types each of them behind the command: npm takes for its own what no `--` stands before. */
export function optionsTypedAs(bin: string, ...options: string[]): string {
  return options.map(option => scriptFor(bin) === undefined ? option : `-- ${option}`).join(', ')
}

/** The first script of the package around the current folder that runs a bin. */
function scriptFor(bin: string): string | undefined {
  const scripts = Object.entries(scriptsAround(process.cwd()))
  return scripts.find(([, line]) => line.split(/&&|\|\||[;|&]/).some(command => runs(command, bin)))?.[0]
}

/** Whether a command runs a bin as it stands: a word behind it, other than a file or an option, is a command of the bin's own ("slidev build"). */
function runs(command: string, bin: string): boolean {
  const [first, second = ''] = command.trim().split(/\s+/)
  return first === bin && !/^[a-z][\w-]*$/i.test(second)
}

function scriptsAround(folder: string): Record<string, string> {
  const file = join(folder, 'package.json')
  if (!existsSync(file))
    return folder === dirname(folder) ? {} : scriptsAround(dirname(folder))
  try {
    const { scripts = {} } = JSON.parse(readFileSync(file, 'utf8')) as { scripts?: Record<string, string> }
    return scripts
  }
  catch {
    // A message is no place to say that package.json cannot be read.
    return {}
  }
}
