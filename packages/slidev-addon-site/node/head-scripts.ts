import { schemaKey } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { slideNumber, waiting } from '../shared/address.ts'

// Scripts in the head of a page: they run before there is a slide.

/** Where the deck leaves its color schema to who looks: as Slidev's client chooses it (its logic/dark.ts). */
export const chooseSchema = `{let kept;try{kept=localStorage.getItem("${schemaKey}")}catch{}if(kept==="dark"||(kept!=="light"&&matchMedia("(prefers-color-scheme: dark)").matches))document.documentElement.className="dark"}`

/** Loads the fonts before there is text, so that the slide is laid out once, in them. */
export const loadFonts = 'document.fonts.forEach(font=>font.load())'

/**
 * Keeps the slide from being painted where a link leads to a later step, or the host sent the page for another address.
 *
 * @param base the path of the site, from slash to slash
 */
export function waitForScript(base: string): string {
  return `{let{dataset,classList}=document.documentElement;if(location.search||(${slideNumber}.exec(location.pathname.slice(${base.length}))?.[0]??"1")!==dataset.slide)classList.add("${waiting}")}`
}
