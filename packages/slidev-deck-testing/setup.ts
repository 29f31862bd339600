import type { TestProject } from 'vitest/node'
import { findBrowser } from 'slidev-deck-kit/node/command/browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the browser that every test drives. */
    browser: string
  }
}

/** Finds the browser once, and installs it where there is none, before any test's clock runs. */
export default function setup({ provide }: TestProject): void {
  provide('browser', findBrowser())
}
