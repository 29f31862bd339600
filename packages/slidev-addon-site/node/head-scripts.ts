import { schemaKey } from 'slidev-deck-kit/shared/slidev-internals.ts'

// Scripts in the head of a page: they run before there is a slide.

/** Where the deck leaves its color schema to who looks: as Slidev's client chooses it (its logic/dark.ts). */
export const chooseSchema = `{let kept;try{kept=localStorage.getItem("${schemaKey}")}catch{}if(kept==="dark"||(kept!=="light"&&matchMedia("(prefers-color-scheme: dark)").matches))document.documentElement.className="dark"}`

/** Loads the fonts before there is text, so that the slide is laid out once, in them. */
export const loadFonts = 'document.fonts.forEach(font=>font.load())'

/** The class of a page whose slide is painted only when the page's script has run. */
export const waiting = 'waiting'

/** Keeps the slide from being painted where a link leads to a later step, or the host sent the page for another address. */
export const waitForScript = `if(location.search||(/(\\d+)\\/?$/.exec(location.pathname)?.[1]??"1")!==document.documentElement.dataset.slide)document.documentElement.classList.add("${waiting}")`
