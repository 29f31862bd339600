import type { CDPSession } from 'playwright-core'

interface Exchange {
  host: string
  /** When it was asked for, in seconds of the browser's clock. */
  asked: number
  /** Bytes over the wire, each with its time in seconds of the browser's clock. */
  received: { at: number, bytes: number }[]
  /** Whether its end has come. */
  done: boolean
}

/** Records what a page loads, as the browser's network tells it. */
export class Traffic {
  private readonly exchanges = new Map<string, Exchange>()
  /** When the page itself was asked for: in seconds of the browser's clock, and of the day's. */
  private start?: { clock: number, day: number }
  private lastEvent = performance.now()
  private readonly own: string

  /**
   * @param session that has not opened the page yet
   * @param url the page's address
   */
  constructor(session: CDPSession, url: string) {
    this.own = new URL(url).host
    const see = (id: string, act: (exchange: Exchange) => void) => {
      this.lastEvent = performance.now()
      const exchange = this.exchanges.get(id)
      if (exchange)
        act(exchange)
    }
    session.on('Network.requestWillBeSent', ({ requestId, request, timestamp, wallTime }) => {
      if (!request.url.startsWith('http'))
        return
      this.start ??= { clock: timestamp, day: wallTime }
      this.exchanges.set(requestId, { host: new URL(request.url).host, asked: timestamp, received: [], done: false })
      this.lastEvent = performance.now()
    })
    session.on('Network.responseReceived', ({ requestId, timestamp, response }) =>
      see(requestId, ({ received }) => received.push({ at: timestamp, bytes: response.encodedDataLength })))
    session.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) =>
      see(requestId, ({ received }) => received.push({ at: timestamp, bytes: encodedDataLength })))
    // The end tells the sum of all; what the parts did not tell comes with it.
    session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => see(requestId, (exchange) => {
      exchange.done = true
      exchange.received.push({ at: timestamp, bytes: encodedDataLength - exchange.received.reduce((sum, { bytes }) => sum + bytes, 0) })
    }))
    session.on('Network.loadingFailed', ({ requestId }) => see(requestId, exchange => exchange.done = true))
  }

  /**
   * What the page had asked its own host for, and got, at a moment.
   *
   * @param moment in ms since the page's time origin
   * @param timeOrigin of the page, in ms of the day's clock
   */
  until(moment: number, timeOrigin: number): { requests: number, bytes: number } {
    const { clock, day } = this.start!
    const now = clock + (timeOrigin + moment) / 1000 - day
    const asked = [...this.exchanges.values()].filter(({ host, asked }) => host === this.own && asked <= now)
    return {
      requests: asked.length,
      bytes: asked.flatMap(({ received }) => received).reduce((sum, { at, bytes }) => at <= now ? sum + bytes : sum, 0),
    }
  }

  /** How many other hosts were asked: how often says little, as what fails is asked for again. */
  get otherHosts(): number {
    return new Set([...this.exchanges.values()].map(({ host }) => host).filter(host => host !== this.own)).size
  }

  /** For how long nothing has been loaded, in ms. */
  get quiet(): number {
    return [...this.exchanges.values()].every(({ done }) => done) ? performance.now() - this.lastEvent : 0
  }
}
