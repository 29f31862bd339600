/**
 * The windows in which a page of the site shows its slide as one column, in
 * text that grows with the browser's zoom (WCAG 1.4.4, 1.4.10): a phone held
 * upright, and any window too small for the stage's text. A finger has no
 * zoom of this kind: a phone held sideways keeps the stage, as wide as it is.
 *
 * styles/column.css has the same words, and so has a sheet of a deck that makes
 * a column of its layouts: it must hold without a script, too.
 */
export const columnQuery = 'screen and ((width <= 640px) or ((width <= 960px) and (pointer: fine)))'
