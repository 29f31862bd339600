import type { Browser } from 'playwright-core'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright-core'

/** The environment variable that names a browser to use before any other. */
const variable = 'CHROME_PATH'

/** Longest wait for a download or an install, in milliseconds. */
const patience = 300_000

/** Chromium without windows: it does the same for a third less of the processor. Debian's name, and its maker's. */
const shells = ['chromium-headless-shell', 'chrome-headless-shell']
const commands = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'chrome', 'msedge']

const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((folder) => {
    const root = process.env[folder]
    return root ? [join(root, 'Google/Chrome/Application/chrome.exe'), join(root, 'Microsoft/Edge/Application/msedge.exe')] : []
  }),
]

/**
 * Finds a Chromium for exports and tests, and installs one where there is none:
 * $CHROME_PATH, a headless shell (Playwright's own, an installed one), another
 * Chromium (the same two, a Chrome or an Edge), then Playwright's download,
 * then Debian's package.
 *
 * @returns the path of its program
 * @throws {Error} that names the ways out
 */
export function findBrowser(): string {
  const found = installedBrowser() ?? installBrowser()
  if (!found) {
    throw new Error([
      'No browser was found, and none could be installed. One of these helps:',
      '  install Google Chrome, Chromium or Microsoft Edge (on Debian: apt-get install chromium-headless-shell)',
      '  npx playwright-core install chromium-headless-shell',
      `  ${variable}=/path/to/chrome before the command`,
    ].join('\n'))
  }
  return found
}

/**
 * Finds a Chromium that is there, and installs none.
 *
 * @throws {Error} if $CHROME_PATH names none
 */
export function installedBrowser(): string | undefined {
  const named = process.env[variable]
  if (named) {
    if (!existsSync(named))
      throw new Error(`${variable}: found "${named}", which is not a file; allowed: the path of a Chrome, Chromium or Edge.`)
    return named
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = (names: string[]) => names.flatMap(name => folders.map(folder => join(folder, name)))
  return [ownShell(), ...onPath(shells), chromium.executablePath(), ...onPath(commands), ...applications].find(path => existsSync(path))
}

/** Where Playwright puts its headless shell (its server/registry): it tells of the whole Chromium alone, which lies beside. */
export function ownShell(): string {
  const ending = process.platform === 'win32' ? '.exe' : ''
  return chromium.executablePath().replace(/chromium-(\d+)([\\/])chrome-([^\\/]+)\2.*$/, `chromium_headless_shell-$1$2chrome-headless-shell-$3$2chrome-headless-shell${ending}`)
}

/** A way to install one, and its commands. */
type Way = [what: string, ...steps: string[][]]

function installBrowser(): string | undefined {
  const playwright = join(dirname(createRequire(import.meta.url).resolve('playwright-core')), 'cli.js')
  const ways: Way[] = [
    ['downloading one with Playwright', [process.execPath, playwright, 'install', 'chromium-headless-shell']],
  ]
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version'))
    ways.push(...['chromium-headless-shell', 'chromium'].map<Way>(name => [`installing Debian's package ${name}`, ['apt-get', 'update', '-qq'], ['apt-get', 'install', '-y', '-qq', name]]))
  for (const [what, ...steps] of ways) {
    console.error(`No browser found: ${what}…`)
    try {
      for (const [program, ...args] of steps)
        execFileSync(program, args, { stdio: 'ignore', timeout: patience, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    }
    catch {
      continue
    }
    const found = installedBrowser()
    if (found)
      return found
  }
}

const otherBrowser = 'CHROME_PATH=/path/to/chrome before the command names another one.'

/** Features that Playwright turns off (its chromiumSwitches.ts): of two lists of features, Chromium reads the last one alone. */
const offByPlaywright = ['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'DialMediaRouteProvider', 'GlobalMediaControls', 'HttpsUpgrades', 'LensOverlay', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'BlockOriginHeaderModificationOnRedirect', 'Translate', 'AutoDeElevate', 'OptimizationHints', 'msForceBrowserSignIn', 'msEdgeUpdateLaunchServicesPreferredVersion']

/** Two pages that the address bar of every window loads in a process of its own, and a process held ready: more than half of what opening a slide costs. */
const unseen = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess']

/**
 * Arguments of a Chromium that does nothing beside the pages it is given: no
 * window is seen, no server of its maker asked. A headless shell sets letters on
 * whole pixels, on paper, too, unless it is told not to; no other Chromium does.
 */
export const quietly = ['--disable-background-networking', '--font-render-hinting=none', `--disable-features=${[...offByPlaywright, ...unseen].join()}`]

/**
 * Starts a browser whose end is left to the process, which handles the signals.
 *
 * @param program its path
 * @param args what else it is told
 * @throws {Error} that names the way out
 */
export async function launch(program: string, args: string[] = []): Promise<Browser> {
  try {
    return await chromium.launch({ executablePath: program, args: [...quietly, ...args], handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false })
  }
  catch {
    throw new Error(`The browser ${program} does not start; ${otherBrowser}`)
  }
}

/** Fails when a browser ends before its work does. */
export function crash(browser: Browser, program: string): Promise<never> {
  return new Promise<never>((_, fail) => {
    const end = () => fail(new Error(`The browser ${program} ended while it was at work: run the command again; ${otherBrowser}`))
    browser.on('disconnected', end)
    browser.on('context', context => context.on('page', page => page.on('crash', end)))
  })
}
