import process from 'node:process'
import { afterEach, expect, it, vi } from 'vitest'
import { checkRemote } from './remote.ts'

const given = process.argv

afterEach(() => {
  process.argv = given
  vi.restoreAllMocks()
})

/** What is said of options before the process is ended; nothing where it goes on. */
function refusal(remote: unknown, ...options: string[]): string | undefined {
  let said: string | undefined
  process.argv = [...given, ...options]
  vi.spyOn(console, 'error').mockImplementation(message => said = String(message))
  vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`ended with ${code}`)
  })
  try {
    checkRemote(remote)
  }
  catch (error) {
    expect(error).toEqual(new Error('ended with 1'))
  }
  return said
}

it.each<[what: string, remote: unknown, options: string[], said: string]>([
  ['no password', '', [], '--remote: found no password; allowed: a password of at least 8 characters, such as --remote='],
  ['a flag', true, [], '--remote: found no password; allowed: '],
  ['a short password', 'short', [], '--remote: found a password of 5 characters; allowed: a password of at least 8 characters, such as --remote='],
  ['a tunnel', undefined, ['--tunnel'], '--tunnel: found a way in from the whole internet; allowed: none; --remote=<password>'],
  ['a tunnel with a password', 'correct-horse-battery', ['--tunnel=true'], '--tunnel: found a way in from the whole internet; allowed: none; --remote=<password>'],
])('%s is refused, with one message', (_, remote, options, said) => {
  const found = refusal(remote, ...options)
  expect(found).toContain(said)
  expect(found).not.toContain('\n')
})

it.each<[what: string, remote: unknown, options: string[]]>([
  ['nobody else', undefined, []],
  ['whoever has a password of 8 characters', '12345678', []],
  ['no tunnel', undefined, ['--tunnel=false']],
])('%s is let in', (_, remote, options) => {
  expect(refusal(remote, ...options)).toBeUndefined()
})
