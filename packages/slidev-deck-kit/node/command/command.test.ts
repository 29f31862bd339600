import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'command-'))
mkdirSync(join(folder, 'out'))
writeFileSync(join(folder, 'package.json'), '{}')
// Whose package does not say that it is a module.
writeFileSync(join(folder, 'oven.js'), 'export const heat = 230')

afterAll(() => rmSync(folder, { recursive: true }))

/** A command that writes, and takes its time. */
const command = `
  import { runCommand } from '${join(import.meta.dirname, 'command.ts')}'
  import { Draft } from '${join(import.meta.dirname, 'draft.ts')}'

  await runCommand({ name: 'npx bake', options: { slow: { type: 'boolean' } }, allowed: '--slow', stopped: () => 'Stopped: the loaf is as it was.' }, async () => {
    new Draft('out/loaf')
    await import('${join(folder, 'oven.js')}')
    console.log('Baking…')
    await new Promise(done => setTimeout(done, 60_000))
  })`

/** Runs it; gives its exit code and all that it says. A signal comes with its first word. */
async function run(signal?: NodeJS.Signals, ...args: string[]): Promise<{ code: number | null, output: string }> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', command, '--', ...args], { cwd: folder })
  let output = ''
  child.stdout.on('data', (data) => {
    output += data
    child.kill(signal)
  })
  child.stderr.on('data', data => output += data)
  return { code: await new Promise(done => child.on('close', done)), output }
}

it.each([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const)('ends on %s, and leaves what was there before as it was', async (signal, code) => {
  writeFileSync(join(folder, 'out/loaf'), 'earlier')
  expect(await run(signal)).toEqual({ code, output: 'Baking…\nStopped: the loaf is as it was.\n' })
  expect(readFileSync(join(folder, 'out/loaf'), 'utf8')).toBe('earlier')
  expect(readdirSync(join(folder, 'out'))).toEqual(['loaf'])
})

it('refuses an option that it does not know, and a second file', async () => {
  expect(await run(undefined, '--quick')).toEqual({ code: 1, output: 'npx bake: Unknown option \'--quick\'; allowed: --slow\n' })
  expect(await run(undefined, 'one.md', 'two.md')).toEqual({ code: 1, output: 'npx bake: Unexpected argument \'two.md\'; allowed: --slow\n' })
})
