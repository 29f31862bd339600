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

/** CSS px in a mm. */
const px = 96 / 25.4

/**
 * The style of the printed page: its size, a footer with the deck's title and
 * the page's number, and what a slide needs to know to fill the sheet.
 *
 * @param paper the sheet
 * @param title of the deck
 * @param isMirrored whether the deck is written from right to left
 * @param slideWidth of the canvas and the border around it, in px
 * @see https://www.w3.org/TR/css-page-3/#margin-boxes
 */
export function pageStyle(paper: Paper, title: string, isMirrored: boolean, slideWidth: number): string {
  const { width, height } = papers[paper]
  const sheet = { width: width - 2 * margin.side, height: height - margin.top - margin.bottom }
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
      --slide-zoom: ${sheet.width * px / slideWidth};
    }`
}

/** A text as CSS writes it: no character of it ends the string, or the style. */
function cssString(text: string): string {
  return `"${text.replace(/["\\\n<]/g, character => `\\${character.codePointAt(0)!.toString(16)} `)}"`
}
