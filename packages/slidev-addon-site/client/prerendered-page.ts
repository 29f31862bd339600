import type { ClientAssets } from '../node/page.ts'
import { revealedWords } from 'slidev-addon-live/client/announce.ts'
import { showStep } from 'slidev-addon-live/client/show-step.ts'
import { back, forward } from 'slidev-addon-live/client/step-keys.ts'
import { onTouchStep } from 'slidev-addon-live/client/touch.ts'
import { afterPaint } from 'slidev-deck-kit/client/after-paint.ts'
import { registerServiceWorker } from 'slidev-deck-kit/client/register-service-worker.ts'
import { clickGone, clickHidden, clickStart } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { slideNumber, waiting } from '../shared/address.ts'
import { columnQuery } from '../shared/column.ts'

// The script of a prerendered page, which node/page-script.ts builds. It steps the
// slide that stands in the page, and loads Slidev's client once that is painted.
// It ends when the client has upgraded the page (upgrade.ts). If the client cannot
// be loaded, it says so, and goes on stepping.

/** Put in by the build: the client's files, the path of the site, and what is said if the client cannot be loaded. */
declare const __PAGE__: ClientAssets & { base: string, lost: string }

const { base, entry, lost, modules, sheets } = __PAGE__
const prerendered = document.getElementById('prerendered')!
const announcer = document.getElementById('prerendered-announcer')!
const notice = document.getElementById('prerendered-notice')!
const slide = Number(document.documentElement.dataset.slide)
const last = Number(prerendered.dataset.steps)
/** How many slides there are. */
const count = Number(prerendered.dataset.slides)
const [number] = slideNumber.exec(location.pathname.slice(base.length)) ?? []
const asked = Number(number) >= 1 && Number(number) <= count ? Number(number) : 1
/** The scripts of the slide that is asked for, as far as this page knows them. */
const own = asked === slide ? prerendered.dataset.modules!.split(' ').filter(Boolean) : []
/** Whether the page holds no slide, since it could not be prerendered: the client alone shows it. */
const bare = 'bare' in prerendered.dataset
const query = new URLSearchParams(location.search)

/** Keys that this page has no step for. The client gets them; once it is known not to come, none are kept. */
let held: KeyboardEvent[] | undefined = []
let step = 0

let isUpgraded = false
/** Run when the client upgrades the page. */
const ended: (() => void)[] = []

const onStage = query.has('stage')
const column = matchMedia(columnQuery)
const isColumn = () => !onStage && column.matches

const parts = prerendered.querySelectorAll<HTMLElement>(`[${clickStart}]`)

function show(now: number): void {
  showStep(parts, now, ({ dataset }) => ({ hides: 'hides' in dataset, hidden: 'switched' in dataset ? clickGone : clickHidden }))
  step = now
}

/** Steps the slide; false where it has no such step. */
function go(by: 1 | -1): boolean {
  const now = step + by
  if (now < 0 || now > last)
    return false
  const before = step
  show(now)
  // A reload comes back to this step.
  query.set('clicks', String(now))
  afterPaint(() => {
    announcer.textContent = revealedWords(prerendered, before, now)
    if (!isUpgraded)
      history.replaceState(history.state, '', `?${query}`)
  })
  // A step back from the end of the slide cancels the keys that were to lead beyond it.
  held = held?.filter(key => !forward(key) && !back(key))
  return true
}

/** Goes to another slide's page, as Slidev does. */
function turn(by: 1 | -1, now: number): void {
  const there = slide + by
  const asked = new URLSearchParams({ ...onStage && { stage: '' }, ...now && { clicks: String(now) } })
  if (there >= 1 && there <= count)
    location.assign(`${base}${there}/${asked.size ? `?${asked}` : ''}`)
}

function move(by: 1 | -1): boolean {
  const moved = go(by)
  if (!moved && !held)
    turn(by, by < 0 ? Number(prerendered.dataset.before) : 0)
  return moved
}

function onKey(event: KeyboardEvent): void {
  // In a column, keys scroll.
  if (event.ctrlKey || event.metaKey || event.altKey || (!bare && isColumn()))
    return
  // The client may be there in part: it gets the key when it upgrades the page, not twice.
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

/** How long the client may take to load, in ms: several times what it takes on a slow connection. */
const patience = 20_000

/** Says that the client could not be loaded. Should it come after all, it upgrades the page. */
function goOnAlone(): void {
  held = undefined
  notice.textContent = lost
}

/** Shows a slide that is no column larger than the window, or whole again. What can be clicked is left alone. */
function enlarge({ target }: MouseEvent): void {
  if ((target as Element).closest('a, button, input, select, textarea, summary, video, audio'))
    return
  prerendered.dataset.whole = prerendered.dataset.whole ? '' : 'larger'
}

function start(): void {
  // On paper there is nothing to step.
  if (matchMedia('print').matches)
    return
  if (!bare && isColumn()) {
    if ('whole' in prerendered.dataset)
      prerendered.onclick = enlarge
    // A column needs no client: all is on the page.
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
  for (const href of [...modules, ...own])
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href, crossOrigin: '' }))
  const styled = Promise.all(sheets.map(href => new Promise((onload) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href, crossOrigin: '', onload, onerror: goOnAlone }))
  })))
  if (window.prerendered)
    window.prerendered.styled = styled
  // Starting the client blocks the page longer than anything else: it waits until the page is idle.
  whenIdle(() => void import(/* @vite-ignore */ entry).catch(goOnAlone))
}

/** Safari has no requestIdleCallback. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window)
    requestIdleCallback(work, { timeout: 2000 })
  else
    setTimeout(work, 200)
}

if (asked === slide) {
  show(Math.min(Math.max(Number(query.get('clicks')) || 0, 0), last))
  addEventListener('keydown', onKey, true)
  ended.push(
    () => removeEventListener('keydown', onKey, true),
    onTouchStep('#prerendered', by => !isColumn() && move(by)),
  )
  window.prerendered = {
    release() {
      isUpgraded = true
      ended.forEach(end => end())
      return { step: last ? step : undefined, held: held ?? [] }
    },
  }
}
else {
  // Some hosts send one page for every address: this slide is not the one that was asked for.
  prerendered.remove()
}
document.documentElement.classList.toggle('stage', onStage || bare)
document.documentElement.classList.remove(waiting)
column.onchange = start
// Not before the slide is painted, in its fonts.
if (bare)
  start()
else
  requestAnimationFrame(() => whenIdle(() => void document.fonts.ready.then(start)))
