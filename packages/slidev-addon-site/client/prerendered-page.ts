import type { ClientAssets } from '../node/page.ts'
import { revealedWords } from 'slidev-addon-live/client/announce.ts'
import { back, forward } from 'slidev-addon-live/client/step-keys.ts'
import { onTouchStep } from 'slidev-addon-live/client/touch.ts'
import { registerServiceWorker } from 'slidev-deck-kit/client/register-service-worker.ts'
import { clickCurrent, clickHidden, clickPrior, clickStart } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { columnQuery } from '../shared/column.ts'

// The program of a prerendered page: it steps the slide that stands in the page,
// and asks for the talk once that is painted. It ends when the talk takes over
// (prerendered.ts). Where the talk cannot come, it says so and goes on by itself.
// node/prerender.ts builds it.

/** What the talk loads, the path of the site, the steps of each slide, what is said without the talk: put in by the build. */
declare const __PAGE__: ClientAssets & { base: string, steps: number[], lost: string }

const { base, entry, lost, modules, sheets, steps } = __PAGE__
const prerendered = document.getElementById('prerendered')!
const announcer = document.getElementById('prerendered-announcer')!
const notice = document.getElementById('prerendered-notice')!
const slide = Number(prerendered.dataset.slide)
const last = Number(prerendered.dataset.steps)
/** Whether the page holds no slide: all there is to see is the talk. */
const bare = 'bare' in prerendered.dataset
const query = new URLSearchParams(location.search)

/** Keys that the page cannot follow, for the talk; none once it is known not to come. */
let held: KeyboardEvent[] | undefined = []
let step = 0

/** What is undone when the talk takes over. */
const ended: (() => void)[] = []

const onStage = query.has('stage')
const column = matchMedia(columnQuery)
const isColumn = () => !onStage && column.matches

function show(now: number): void {
  for (const part of prerendered.querySelectorAll<HTMLElement>(`[${clickStart}]`)) {
    const start = Number(part.dataset.slidevClicksStart)
    const active = start <= now && now < Number(part.dataset.slidevClicksEnd ?? Number.POSITIVE_INFINITY)
    part.classList.toggle(clickHidden, active === 'hides' in part.dataset)
    part.classList.toggle(clickCurrent, start === now)
    part.classList.toggle(clickPrior, active && start < now)
  }
  step = now
}

/** Steps the slide; false where it has no such step. */
function go(by: 1 | -1): boolean {
  const now = step + by
  if (now < 0 || now > last)
    return false
  announcer.textContent = revealedWords(prerendered, step, now)
  show(now)
  // Where the talk begins when it is there, and where a reload comes back to.
  query.set('clicks', String(now))
  history.replaceState(history.state, '', `?${query}`)
  // What was asked beyond the end of the slide is taken back by a step away from it.
  held = held?.filter(key => !forward(key) && !back(key))
  return true
}

/** Goes to another slide's page: what the talk would do. */
function turn(by: 1 | -1, now: number): void {
  const there = slide + by
  const asked = new URLSearchParams({ ...onStage && { stage: '' }, ...now && { clicks: String(now) } })
  if (there >= 1 && there <= steps.length)
    location.assign(`${base}${there}/${asked.size ? `?${asked}` : ''}`)
}

function move(by: 1 | -1): boolean {
  const moved = go(by)
  if (!moved && !held)
    turn(by, by < 0 ? steps[slide - 2] : 0)
  return moved
}

function onKey(event: KeyboardEvent): void {
  // A column is scrolled.
  if (event.ctrlKey || event.metaKey || event.altKey || (!bare && isColumn()))
    return
  // The talk, which may be half there, hears of it later.
  event.stopImmediatePropagation()
  if (event.repeat)
    return
  const by = forward(event) ? 1 : back(event) ? -1 : undefined
  if (by) {
    event.preventDefault()
    if (!move(by))
      held?.push(event)
  }
  else if (held) {
    held.push(event)
  }
  else if (event.shiftKey && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
    turn(event.key === 'ArrowRight' ? 1 : -1, 0)
  }
}

/** How long the talk may take, in ms: several times what it takes on a slow line. */
const patience = 20_000

/** Says that the talk does not come. Should it come all the same, it takes over. */
function goOnAlone(): void {
  held = undefined
  notice.textContent = lost
}

function start(): void {
  // A sheet of paper is no window.
  if (matchMedia('print').matches)
    return
  if (!bare && isColumn()) {
    // Here the page is all there is to see.
    registerServiceWorker()
    return
  }
  column.onchange = null
  const timer = setTimeout(goOnAlone, patience)
  addEventListener('vite:preloadError', goOnAlone)
  ended.push(() => {
    clearTimeout(timer)
    removeEventListener('vite:preloadError', goOnAlone)
  })
  for (const href of modules)
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href, crossOrigin: '' }))
  const styled = Promise.all(sheets.map(href => new Promise((onload) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href, crossOrigin: '', onload, onerror: goOnAlone }))
  })))
  if (window.prerendered)
    window.prerendered.styled = styled
  // Its first work is the longest of the visit: not while the page has something to do for its reader.
  whenIdle(() => void import(/* @vite-ignore */ entry).catch(goOnAlone))
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
const asked = Number(number) >= 1 && Number(number) <= steps.length ? Number(number) : 1
if (asked === slide) {
  show(Math.min(Math.max(Number(query.get('clicks')) || 0, 0), last))
  addEventListener('keydown', onKey, true)
  ended.push(
    () => removeEventListener('keydown', onKey, true),
    onTouchStep('#prerendered', by => !isColumn() && move(by)),
  )
  window.prerendered = {
    release() {
      ended.forEach(end => end())
      return { step: last ? step : undefined, held: held ?? [] }
    },
  }
}
else {
  // A host may give one page for every address.
  prerendered.remove()
}
document.documentElement.classList.toggle('stage', onStage || bare)
column.onchange = start
// Once the slide is painted, with its words.
if (bare)
  start()
else
  requestAnimationFrame(() => whenIdle(() => void document.fonts.ready.then(start)))
