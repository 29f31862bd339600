/** Keys as the DOM names them. */
export type Key = 'ArrowRight' | 'ArrowLeft' | 'PageDown' | 'PageUp' | 'End' | 'Tab' | ' '

/** A window of a browser, whatever drives it. */
export interface EngineWindow {
  go: (url: string) => Promise<void>
  reload: () => Promise<void>
  back: () => Promise<void>
  forward: () => Promise<void>
  press: (key: Key) => Promise<void>
  /** Clicks on the first element that a selector matches. */
  click: (selector: string) => Promise<void>
  /** The page's width and height, in px. */
  resize: (width: number, height: number) => Promise<void>
  /** The text that is seen of the first element that a selector matches; without scripts, too. */
  textOf: (selector: string) => Promise<string>
  /** Runs a function in the page; what it takes and gives is JSON. */
  run: <Given extends unknown[], Result>(work: (...given: Given) => Result | Promise<Result>, ...given: Given) => Promise<Result>
  /** A PNG of what is seen. */
  picture: () => Promise<Uint8Array>
  /** Another window of the same visitor. */
  another: () => Promise<EngineWindow>
}

/** A browser that is installed on this machine. */
export interface Engine {
  name: string
  version: string
  /** A window of a visitor who has never been here. */
  visit: () => Promise<EngineWindow>
  /** Ends all visits. */
  leave: () => Promise<void>
  close: () => Promise<void>
}
