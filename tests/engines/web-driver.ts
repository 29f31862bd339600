import type { WebDriver } from 'selenium-webdriver'
import type { Engine, EngineWindow, Key } from './engine.ts'
import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import process from 'node:process'
import { Builder, By, Capabilities, Key as Keys } from 'selenium-webdriver'
import { freePort } from 'slidev-deck-testing/deck.ts'

const keys: Record<Key, string> = { 'ArrowRight': Keys.ARROW_RIGHT, 'ArrowLeft': Keys.ARROW_LEFT, 'PageDown': Keys.PAGE_DOWN, 'PageUp': Keys.PAGE_UP, 'End': Keys.END, 'Tab': Keys.TAB, ' ': ' ' }

/**
 * Starts WebKitGTK's small browser, which speaks WebDriver alone. It needs a
 * display: where there is none, one that nobody sees (Xvfb).
 *
 * @param name what it is called in the report
 * @param driver the path of WebKitWebDriver
 * @param browser the path of MiniBrowser
 */
export async function launchByWebDriver(name: string, driver: string, browser: string): Promise<Engine> {
  const port = await freePort()
  const command = [driver, `--port=${port}`]
  const [program, ...options] = process.env.DISPLAY ? command : ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 1600x1200x24', ...command]
  const child = spawn(program, options, { detached: true, stdio: 'ignore' })
  const server = `http://127.0.0.1:${port}`
  const isUp = () => fetch(`${server}/status`).then(({ ok }) => ok, () => false)
  while (!await isUp()) {
    if (child.exitCode !== null)
      throw new Error(`${name}: ${program} ended`)
  }
  const capabilities = new Capabilities({ 'browserName': 'MiniBrowser', 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } })
  let session: WebDriver | undefined
  const start = async () => session = await new Builder().usingServer(server).withCapabilities(capabilities).build()
  const { version } = await start().then(async driver => ({ version: String((await driver.getCapabilities()).get('browserVersion')) }))
  const leave = async () => {
    await session?.quit()
    session = undefined
  }
  return {
    name,
    version,
    async visit() {
      // It has one session at a time, and each is a visitor of its own.
      await leave()
      const driver = await start()
      const window = windowOf(driver, await driver.getWindowHandle())
      await window.resize(1280, 720)
      return window
    },
    leave,
    async close() {
      await leave()
      process.kill(-child.pid!)
    },
  }
}

function windowOf(driver: WebDriver, handle: string): EngineWindow {
  /** A session has one window in front, in which everything happens. */
  const here = async () => {
    await driver.switchTo().window(handle)
    return driver
  }
  const run: EngineWindow['run'] = async (work, ...given) => (await here()).executeScript(`return (${work})(...arguments)`, ...given)
  return {
    run,
    go: async url => (await here()).get(url),
    reload: async () => (await here()).navigate().refresh(),
    back: async () => (await here()).navigate().back(),
    forward: async () => (await here()).navigate().forward(),
    press: async key => (await here()).actions().sendKeys(keys[key]).perform(),
    click: async selector => (await here()).findElement(By.css(selector)).click(),
    textOf: async selector => (await here()).findElement(By.css(selector)).getText(),
    picture: async () => Buffer.from(await (await here()).takeScreenshot(), 'base64'),
    async resize(width, height) {
      await here()
      // The window has bars around the page.
      await driver.manage().window().setRect({ width, height })
      const [inside, outside] = await run(() => [innerWidth, innerHeight])
      await driver.manage().window().setRect({ width: width + width - inside, height: height + height - outside })
    },
    async another() {
      await here()
      await driver.switchTo().newWindow('window')
      return windowOf(driver, await driver.getWindowHandle())
    },
  }
}
