/** The class of a page whose slide is not shown before the page's script has run. */
export const waiting = 'waiting'

/** A slide's number in what follows the path of the site. Slidev shows the first slide at every other address. */
export const slideNumber = /^\d+(?=\/?$)/
