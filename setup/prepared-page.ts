import type { Talk } from '../lib/prepared.ts'
import { columnQuery } from '../lib/column.ts'
import { revealedWords } from './announce.ts'
import { keepOffline } from './offline.ts'
import { back, forward } from './step-keys.ts'
import { onTouchStep } from './touch.ts'

// The program of a prepared page: it steps the slide that stands in the page,
// and asks for the talk once that is painted. It ends when the talk takes over
// (prepared.ts). scripts/prerender.ts builds it.

/** What the talk loads, the path of the site and the number of slides: put in by the build. */
declare const __TALK__: Talk & { base: string, slides: number }

const { base, entry, modules, sheets, slides } = __TALK__
const prepared = document.getElementById('prepared')!
const announcer = document.getElementById('prepared-announcer')!
const slide = Number(prepared.dataset.slide)
const last = Number(prepared.dataset.steps)
const query = new URLSearchParams(location.search)
const held: KeyboardEvent[] = []
const onStage = query.has('stage')
const column = matchMedia(columnQuery)
const isColumn = () => !onStage && column.matches

let step = 0

function show(now: number): void {
  for (const part of prepared.querySelectorAll<HTMLElement>('[data-slidev-clicks-start]')) {
    const start = Number(part.dataset.slidevClicksStart)
    part.classList.toggle('slidev-vclick-hidden', start > now)
    part.classList.toggle('slidev-vclick-current', start === now)
    part.classList.toggle('slidev-vclick-prior', start < now)
  }
  step = now
}

/** Steps the slide; false where it has no such step. */
function go(by: 1 | -1): boolean {
  const now = step + by
  if (now < 0 || now > last)
    return false
  announcer.textContent = revealedWords(prepared, step, now)
  show(now)
  // Where the talk begins when it is there, and where a reload comes back to.
  query.set('clicks', String(now))
  history.replaceState(history.state, '', `?${query}`)
  return true
}

function onKey(event: KeyboardEvent): void {
  // A column is scrolled.
  if (event.ctrlKey || event.metaKey || event.altKey || isColumn())
    return
  // The talk, which may be half there, hears of it later.
  event.stopImmediatePropagation()
  if (event.repeat)
    return
  const by = forward(event) ? 1 : back(event) ? -1 : undefined
  if (by)
    event.preventDefault()
  // Keys that the page cannot follow wait, and so do those after them.
  if (!by || held.length || !go(by))
    held.push(event)
}

function start(): void {
  // A sheet of paper is no window.
  if (matchMedia('print').matches)
    return
  if (isColumn()) {
    // Here the page is all there is to see.
    keepOffline()
    return
  }
  column.onchange = null
  for (const href of modules)
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href, crossOrigin: '' }))
  for (const href of sheets)
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href, crossOrigin: '' }))
  // Its first work is the longest of the visit: not while the page has something to do for its reader.
  whenIdle(() => void import(/* @vite-ignore */ entry))
}

/** Safari knows no idle time. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window)
    requestIdleCallback(work, { timeout: 2000 })
  else
    setTimeout(work, 200)
}

// Slidev shows the first slide at every address that is no slide's.
const [number] = /^\d+(?=\/?$)/.exec(location.pathname.slice(base.length)) ?? []
const asked = Number(number) >= 1 && Number(number) <= slides ? Number(number) : 1
if (asked === slide) {
  show(Math.min(Math.max(Number(query.get('clicks')) || 0, 0), last))
  addEventListener('keydown', onKey, true)
  const endTouch = onTouchStep('#prepared', by => !isColumn() && go(by))
  window.prepared = {
    release() {
      removeEventListener('keydown', onKey, true)
      endTouch()
      return { step: last ? step : undefined, held }
    },
  }
}
else {
  // A host may give one page for every address.
  prepared.remove()
}
document.documentElement.classList.toggle('stage', onStage)
column.onchange = start
// Once the slide is painted, with its words.
requestAnimationFrame(() => whenIdle(() => void document.fonts.ready.then(start)))
