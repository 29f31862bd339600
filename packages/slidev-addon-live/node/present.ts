import { enableCompileCache } from 'node:module'
import process from 'node:process'
import { readOptions } from 'slidev-deck-kit/node/options.ts'

const { port, open } = readOptions('npm run present', {
  port: { type: 'string', default: '3030' },
  open: { type: 'boolean', default: false },
}, '-- --port 3030, -- --open')

let shown = false
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
  process.once(signal, () => {
    console.log(shown ? 'Ended. Windows that are open go on without it.' : 'Stopped: no talk is shown.')
    // Ctrl+C is how a talk is meant to end.
    process.exit(shown && signal === 'SIGINT' ? 0 : code)
  })
}

try {
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535)
    throw new Error(`npm run present: --port: found "${port}"; allowed: a number from 1 to 65535`)
  // Before what takes long to load.
  enableCompileCache()
  const { talkBuild } = await import('./stage-build.ts')
  const folder = await talkBuild(() => console.log('Building the talk…'))
  const { serveTalk } = await import('./server.ts')
  const { origin } = await serveTalk(folder, Number(port))
  shown = true
  const presenter = `${origin}/presenter/`
  console.log(`
  audience    ${origin}/
  presenter   ${presenter}

  Arrows, space, Page Up and Page Down step; o shows the overview, f fills the screen, g goes to a slide.
  For this machine alone, notes included. Ready in ${(performance.now() / 1000).toFixed(1)} s; Ctrl+C ends it.
`)
  if (open) {
    const { default: openBrowser } = await import('open')
    await openBrowser(presenter).catch(() => console.error(`No browser could be opened: open ${presenter} in one.`))
  }
  const { talkMisfits } = await import('./stage-fit.ts')
  // Whether or not it can be measured and kept, the talk is on.
  for (const misfit of await talkMisfits(folder, origin).catch(() => []))
    console.warn(misfit)
}
catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
