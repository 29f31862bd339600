import type { Engine } from './engine.ts'
import { existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { chromium, firefox, webkit } from 'playwright-core'
import { installedBrowser } from 'slidev-deck-kit/node/command/browser.ts'
import { launchByPlaywright } from './playwright.ts'
import { launchByWebDriver } from './web-driver.ts'

/** A browser engine, and how it is started where it is installed. */
export interface Installed {
  name: string
  launch?: () => Promise<Engine>
}

/** Finds a browser of each engine: Playwright's own, or the system's. */
export function installedEngines(): Installed[] {
  return [
    { name: 'Chromium', launch: findChromium() },
    { name: 'Firefox', launch: findFirefox() },
    { name: 'WebKit', launch: findWebKit() },
  ]
}

function findChromium(): Installed['launch'] {
  const executablePath = installedBrowser()
  return executablePath ? () => launchByPlaywright('Chromium', chromium, { executablePath, args: ['--disable-background-networking'] }) : undefined
}

function findFirefox(): Installed['launch'] {
  if (existsSync(firefox.executablePath()))
    return () => launchByPlaywright('Firefox', firefox, {})
  const executablePath = onPath('firefox-esr') ?? onPath('firefox')
  return executablePath ? () => launchByPlaywright('Firefox', firefox, { channel: 'moz-firefox', executablePath }) : undefined
}

function findWebKit(): Installed['launch'] {
  if (existsSync(webkit.executablePath()))
    return () => launchByPlaywright('WebKit', webkit, {})
  const driver = onPath('WebKitWebDriver')
  const browser = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').sort().at(-1)
  return driver && browser ? () => launchByWebDriver('WebKit', driver, browser) : undefined
}

function onPath(command: string): string | undefined {
  return (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, command)).find(file => existsSync(file))
}
