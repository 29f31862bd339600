import type { Page, Request, Route } from 'playwright-core'
import { statSync } from 'node:fs'
import { join } from 'node:path'

/** The address under which the browser asks for the deck; no server is there. */
export const origin = 'http://deck.localhost'

export const allowed = 'allowed: a file in public/, such as /picture.png'

/** Longest wait for a file of another host, in milliseconds. */
const patience = 10_000

/** What is fetched of another host, by Playwright's names: what a slide looks like. */
const fetched = ['image', 'stylesheet', 'font', 'fetch', 'xhr']
/** What is not: it acts, moves, or is a page of its own. */
const active = ['script', 'document', 'media']

/** Hosts that did not answer, which nothing more is asked of. */
const silent = new Set<string>()

/** What a page asked for in vain. */
export interface Asked {
  /** Messages that stop a print, by what each is about: a later one says more. */
  problems: Map<string, string>
  /** Addresses on other hosts that gave nothing. */
  unreached: Set<string>
  /** Addresses of scripts, frames and films of other hosts. */
  leftOut: Set<string>
}

/**
 * Gives a page what the deck has, and what other hosts give for it to look as
 * on stage; their scripts and frames stay out.
 *
 * @param page that is to be printed
 * @param build the folder of the deck's build
 * @param entry the deck's Markdown file, for messages
 */
export async function answerRequests(page: Page, build: string, entry: string): Promise<Asked> {
  const asked: Asked = { problems: new Map(), unreached: new Set(), leftOut: new Set() }
  await page.route('**/*', (route) => {
    const url = new URL(route.request().url())
    return url.origin === origin ? answerOwn(route, decodeURIComponent(url.pathname)) : answerForeign(route, url, asked)
  })

  function answerOwn(route: Route, path: string): Promise<void> {
    const request = route.request()
    const index = request.isNavigationRequest() && request.frame() === page.mainFrame() ? [join(build, 'index.html')] : []
    const file = [join(build, path), ...index, join('public', path)].find(isFile)
    if (file)
      return route.fulfill({ path: file })
    if (isShown(request))
      asked.problems.set(path, `${entry}: found "${path}", which is not there; ${allowed}`)
    return route.fulfill({ status: 404 })
  }

  return asked
}

async function answerForeign(route: Route, { href, host }: URL, { unreached, leftOut }: Asked): Promise<void> {
  const type = route.request().resourceType()
  if (active.includes(type))
    leftOut.add(href)
  // A frame that is refused shows an error of the browser's.
  if (type === 'document')
    return route.fulfill({ contentType: 'text/html', body: '' })
  if (!fetched.includes(type))
    return route.abort()
  try {
    if (silent.has(host))
      throw new Error('not asked again')
    const response = await route.fetch({ timeout: patience }).catch((error: Error) => {
      silent.add(host)
      throw error
    })
    if (!response.ok())
      throw new Error(response.statusText())
    await route.fulfill({ response })
  }
  catch {
    unreached.add(href)
    await route.abort().catch(() => {})
  }
}

/** Says what other hosts did not give, in a line for each reason. */
export function leftOutLines(entry: string, { unreached, leftOut }: Asked): string[] {
  return [
    ...unreached.size ? [`${entry}: found ${listed([...unreached])}, which could not be fetched and is left out; ${allowed}`] : [],
    ...leftOut.size ? [`${entry}: found ${listed([...leftOut])}, scripts, frames and films of other hosts, which no paper shows; allowed: a picture in public/`] : [],
  ]
}

/** The first addresses, and how many more there are. */
function listed(addresses: string[]): string {
  const shown = addresses.slice(0, 3).map(address => `"${address.length > 60 ? `${address.slice(0, 60)}…` : address}"`)
  return addresses.length > 3 ? `${shown.join(', ')} and ${addresses.length - 3} more` : shown.join(', ')
}

/** Whether a request may be for something on paper: the icon of a window is "other", and comes or not. */
function isShown(request: Request): boolean {
  return request.resourceType() !== 'other'
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
