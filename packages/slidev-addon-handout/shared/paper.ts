/** Sizes of paper that the handout comes in, in mm. */
const papers = {
  A4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
}

export type Paper = keyof typeof papers

/** Margins of the page in mm; the lower one holds the footer. */
const margin = { top: 13, side: 16, bottom: 18 }

/** Room beside the text, in mm: Chromium leaves out of a PDF's text the space at a line's end that it would draw beyond the page's area. */
const hang = 3

/** Distance between slides on a sheet, in mm, and what their rows leave free: rounded up, the last one would go to the next sheet. */
const gap = 8
const slack = 0.5

/** How many slides a sheet may hold, and in how many rows. */
const rows = { 1: 1, 2: 2, 3: 3, 6: 3 }

export type PerPage = keyof typeof rows

/** What may be asked for. */
export const perPageChoices = Object.keys(rows)

/** The part of its row's height that a slide leaves for the notes below it. */
const forNotes = { 1: 0.4, 2: 0.45, 3: 0, 6: 0 }

/**
 * How many slides a sheet is to hold.
 *
 * @param said such as "3"
 * @returns 1 where that is none of the choices
 */
export function perPageOf(said: unknown): PerPage {
  return perPageChoices.includes(String(said)) ? Number(said) as PerPage : 1
}

/** CSS px in a mm. */
const px = 96 / 25.4

/** A slide's canvas and the border around it, in px. */
export interface SlideSize {
  width: number
  height: number
}

/**
 * The style of the printed page: its size, a footer with the deck's title and
 * the page's number, and what a slide needs to know to fill its part of the sheet.
 *
 * @param paper the sheet
 * @param title of the deck
 * @param isMirrored whether the deck is written from right to left
 * @param slide its size
 * @param perPage how many slides a sheet holds
 * @see https://www.w3.org/TR/css-page-3/#margin-boxes
 */
export function pageStyle(paper: Paper, title: string, isMirrored: boolean, slide: SlideSize, perPage: PerPage = 1): string {
  const { width, height } = papers[paper]
  const sheet = { width: width - 2 * margin.side, height: height - margin.top - margin.bottom }
  const row = (sheet.height - slack - gap * (rows[perPage] - 1)) / rows[perPage]
  const room = { width: perPage < 3 ? sheet.width : (sheet.width - gap) / 2, height: row * (1 - forNotes[perPage]) }
  const [start, end] = isMirrored ? ['right', 'left'] : ['left', 'right']
  const footer = `vertical-align: top; padding: 5mm ${hang}mm 0; font: 9pt var(--font-text); color: var(--footer);`
  return `
    @page {
      size: ${width}mm ${height}mm;
      margin: ${margin.top}mm ${margin.side - hang}mm ${margin.bottom}mm;
      @bottom-${start} { content: ${cssString(title)}; ${footer} direction: ${isMirrored ? 'rtl' : 'ltr'}; }
      @bottom-${end} { content: counter(page) " / " counter(pages); ${footer} direction: ltr; }
    }
    .handout {
      --hang: ${hang}mm;
      --sheet-width: ${sheet.width}mm;
      --sheet-height: ${sheet.height}mm;
      --row-height: ${row}mm;
      --gap: ${gap}mm;
      --slide-zoom: ${Math.min(room.width * px / slide.width, room.height * px / slide.height)};
    }`
}

/** A text as CSS writes it: no character of it ends the string, or the style. */
function cssString(text: string): string {
  return `"${text.replace(/["\\\n<]/g, character => `\\${character.codePointAt(0)!.toString(16)} `)}"`
}
