// Names and texts of Slidev 53 that it does not promise to keep; slidev-internals.test.ts says which are gone.
// Text alone: code of every place may import it.

/** The deck's file where a command names none: the CLI's default for `entry`. */
export const defaultEntry = 'slides.md'

/** The first port that is tried where a command names none: the CLI's default for `--port`. */
export const defaultPort = 3030

/** The attribute that holds a slide's number, on a screen and on paper (internals/SlideWrapper.vue). */
export const slideNumber = 'data-slidev-no'

/** Selects a slide where a window shows it, in the presenter view too, as opposed to a preview (internals/SlidesShow.vue). */
export const shownSlide = (no: number): string => `#slideshow [data-slidev-no="${no}"]`

/** The canvas of that slide (internals/SlideContainer.vue). */
export const slideCanvas = '#slide-content'

/** The attributes that hold the click at which an element appears, and the one at which it goes (modules/v-click.ts). */
export const clickStart = 'data-slidev-clicks-start'
export const clickEnd = 'data-slidev-clicks-end'

/** The classes of an element that a click reveals: while it is hidden, at its click, later (constants.ts). */
export const clickHidden = 'slidev-vclick-hidden'
export const clickCurrent = 'slidev-vclick-current'
export const clickPrior = 'slidev-vclick-prior'

/** The classes of all that clicks reveal or exchange, and of a part of a v-switch that takes no room (constants.ts). */
export const clickTarget = 'slidev-vclick-target'
export const clickGone = 'slidev-vclick-display-none'

/** Selects code that turns into other code in its place (builtin/ShikiMagicMove.vue), and what is in it beside: numbers of lines, and parts that are about to go. */
export const movedCode = '.slidev-code-magic-move .shiki'
export const movedCodeAside = '[class*=shiki-magic-move-leave], .shiki-magic-move-line-number'

/** The grounds of the canvas in each color schema (uno.config.ts, bg-main), and of the window around it (pages/play.vue). */
export const canvasGround = { light: 'white', dark: '#121212' }
export const windowGround = 'var(--slidev-slide-container-background, black)'

/** Where a visitor's color schema is kept (logic/dark.ts). */
export const schemaKey = 'slidev-color-schema'

/** How the variables of a theme begin (env.ts). */
export const themeVariable = '--slidev-theme-'

/** What stands for [click] in the HTML of the notes; `data-clicks` holds its number (the CLI's renderNote). */
export const noteMarker = '.slidev-note-click-mark'

/** The style elements that Slidev adds to a page by script, by the hash with which a CSP allows them. */
export const addedStyles = [
  // An empty one, for the rules of printing (composables/usePrintStyles.ts).
  'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  // One that stops transitions while the color schema changes (logic/dark.ts).
  'sha256-skqujXORqzxt1aE0NNXxujEanPTX6raoqSscTV/Ww/Y=',
]
