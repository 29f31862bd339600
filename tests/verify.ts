import { spawn } from 'node:child_process'
import process from 'node:process'

/** Runs an npm script; gives its exit code. */
function run(script: string): Promise<number> {
  return new Promise(done => spawn(`npm run ${script}`, { shell: true, stdio: 'inherit' }).on('close', code => done(code ?? 1)))
}

// Lint and types take one core each; the tests take all there are.
const codes = await Promise.all(['lint', 'types'].map(run))
process.exit(Math.max(...codes) || await run('test'))
