import { runCommand } from 'slidev-deck-kit/node/command/command.ts'
import { optionsTypedAs, typedAs } from 'slidev-deck-kit/node/command/typed-as.ts'
import { defaultPort } from 'slidev-deck-kit/shared/slidev-internals.ts'

const bin = 'slidev-present'
let shown = false

await runCommand({
  name: typedAs(bin),
  options: { port: { type: 'string', default: String(defaultPort) }, open: { type: 'boolean', default: false } },
  allowed: optionsTypedAs(bin, `--port ${defaultPort}`, '--open'),
  stopped: () => shown ? 'Ended. Windows that are open go on without it.' : 'Stopped: no talk is shown.',
  isServing: () => shown,
}, async ({ port, open }, entry) => {
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535)
    throw new Error(`${typedAs(bin)}: --port: found "${port}"; allowed: a number from 1 to 65535`)
  const { stageBuild } = await import('./stage-build.ts')
  const folder = await stageBuild(entry, () => console.log('Building the talk…'))
  const { serveStage } = await import('./server.ts')
  const { origin } = await serveStage(folder, Number(port))
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
  const { keptMisfits } = await import('./stage-fit.ts')
  // What cannot be measured or kept stops no talk.
  for (const misfit of await keptMisfits(folder, origin, entry).catch(() => []))
    console.warn(misfit)
  return false
})
