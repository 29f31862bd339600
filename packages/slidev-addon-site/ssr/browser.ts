// What Slidev's client asks a browser for as it is loaded and as it draws (node/prerender-plugins.ts).
// Only its own files get these: a component of the deck's that asks for a window needs a real one.

export const location = { search: '', hash: '', pathname: '/', host: '', origin: '' }

export const window = { location, navigator: { userAgent: '' }, innerWidth: 1280, innerHeight: 720 }
