import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cacheHeaders, contentPolicy, headersFile, securityHeaders } from 'slidev-deck-kit/node/build/policy.ts'
import { withDirection } from 'slidev-deck-kit/node/vite-plugins.ts'
import { keptFile } from 'slidev-deck-kit/shared/kept-files.ts'
import { describe, expect, it } from 'vitest'
import { columnQuery } from '../shared/column.ts'
import { chooseSchema, loadFonts, waitForScript } from './head-scripts.ts'
import { completeHead } from './head.ts'
import { parseSlide, serialize } from './html.ts'
import { clientAssets, isSound, prerenderedPage, withoutScript, withoutStyleAttributes } from './page.ts'

const policy = contentPolicy({ scripts: ['sha256-a='], styles: ['sha256-b='] })

describe('the policy of the public site', () => {
  it('lets nothing in from elsewhere, and of what stands in the page only what it names', () => {
    expect(policy).toContain('default-src \'none\'')
    expect(policy).toContain('script-src \'self\' \'sha256-a=\';')
    expect(policy).toMatch(/style-src 'self' [^;]*'sha256-b=';/)
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
  })

  it('lets in what a deck needs, and nothing else', () => {
    const inline = { scripts: [], styles: ['sha256-b='] }
    const named = contentPolicy(inline, { hosts: { 'img-src': ['https://pictures.example'], 'frame-src': ['\'self\'', 'https://frames.example'] } })
    expect(named).toBe(contentPolicy(inline).replace('img-src \'self\' data:', '$& https://pictures.example').replace('manifest-src', 'frame-src \'self\' https://frames.example; $&'))
    expect(contentPolicy(inline, { styles: 'attributes' })).toBe(contentPolicy(inline).replace('img-src', 'style-src-attr \'unsafe-inline\'; $&'))
    expect(contentPolicy(inline, { styles: 'elements' })).toMatch(/style-src 'self' 'unsafe-inline'; img-src/)
  })

  it('is in the headers of Netlify and Cloudflare', () => {
    const headers = headersFile('/', policy)
    expect(headers).toContain(`  Content-Security-Policy: ${policy}; frame-ancestors 'self'\n`)
    for (const [name, value] of Object.entries(securityHeaders).slice(1))
      expect(headers).toContain(`  ${name}: ${value}\n`)
  })

  it('leaves the page to say it on Vercel, whose settings do not know the hashes of a build', () => {
    const vercel: { headers: { source: string, headers: { key: string, value: string }[] }[] } = JSON.parse(readFileSync('vercel.json', 'utf8'))
    const ofVercel = Object.fromEntries(vercel.headers[0].headers.map(({ key, value }) => [key, value]))
    expect(ofVercel).toEqual(securityHeaders)
    expect(vercel.headers.slice(1).map(({ headers }) => headers[0].value)).toEqual([cacheHeaders.pages, cacheHeaders.hashed])
  })

  it('keeps hashed files for a year and pages not at all, in a sub-folder, too', () => {
    const rules = headersFile('/talks/spring/', policy).split('\n\n').slice(1).map(rule => rule.trim().split('\n  '))
    expect(rules.at(-1)).toEqual(['/talks/spring/assets/*', 'Cache-Control: public, max-age=31536000, immutable'])
    for (const [path, cache] of rules.slice(0, -1)) {
      expect(path).toMatch(/^\/talks\/spring\//)
      expect(cache).toBe('Cache-Control: no-cache')
    }
  })
})

it.each([['en', 'ltr'], ['de-CH', 'ltr'], ['ja', 'ltr'], ['ar', 'rtl'], ['he', 'rtl'], ['fa-IR', 'rtl'], ['ur', 'rtl'], ['uz-Arab', 'rtl'], ['dv', 'rtl'], ['az', 'ltr'], ['x', 'ltr'], [undefined, 'ltr']])('a page in %s is written %s', (lang, dir) => {
  expect(withDirection('<!doctype html><html lang="en"><head>', lang)).toBe(`<!doctype html><html${dir === 'rtl' ? ' dir="rtl"' : ''} lang="en"><head>`)
})

describe('the prerendered page', () => {
  const html = `<html lang="en">
<head>
<meta charset="utf-8">
  <script type="module" crossorigin src="/assets/a.js"></script>
  <link rel="modulepreload" crossorigin href="/assets/b.js">
  <link rel="stylesheet" crossorigin href="/assets/c.css">
</head>
<body>
  <div id="app"></div>
</body>
</html>`
  const shared = { fonts: '@font-face{src:url(data:font/woff2;base64,AA==)}', schema: 'dark', wait: waitForScript('/'), script: 'run("$&")', webFonts: [], links: [{ text: 'Show the slide', href: '?stage' }] }
  const own = { css: 'h1{color:red}', policy, modules: ['/assets/d.js'], isWhole: false, slides: 9, before: 3 }
  const page = prerenderedPage(html, { no: 2, html: '<h1>Title $& here</h1>', steps: 7 }, shared, own)

  it('begins with its policy, and holds the slide before the client and its script', () => {
    const order = [policy, shared.fonts, loadFonts, own.css, shared.wait, '<h1>Title $& here</h1>', '<div id="app" inert>', `<script type="module">${shared.script}</script>`].map(part => page.indexOf(part))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order[0]).toBeGreaterThan(0)
  })

  it('says which slide it holds, what that loads, and how many steps its script can show, there and on the slide before', () => {
    expect(page).toContain('<div id="prerendered" data-steps="7" data-slides="9" data-before="3" data-modules="/assets/d.js">')
    expect(page).toContain('<html class="dark" data-slide="2" lang="en">')
  })

  it('loads nothing by itself: its script loads the client', () => {
    expect(page).not.toMatch(/<link rel="(?:modulepreload|stylesheet|preload)"|<script[^>]* src=/)
    expect(clientAssets(html)).toEqual({ entry: '/assets/a.js', modules: ['/assets/b.js'], sheets: ['/assets/c.css'] })
  })

  it('cannot be made of a page without a script', () => {
    expect(() => clientAssets('<head></head>')).toThrow('has no script')
  })

  it('has no style attributes: their rules stand in its sheet', () => {
    const slide = parseSlide('<p style="--a:1;">A</p><i class="b" style="--c:2;"></i>')
    expect(withoutStyleAttributes(slide)).toBe('#prerendered [data-prerendered="0"]{--a:1;}#prerendered [data-prerendered="1"]{--c:2;}')
    expect(serialize(slide)).toBe('<p data-prerendered="0">A</p><i class="b" data-prerendered="1"></i>')
  })

  it('has the deck\'s color schema, or chooses it as the client does', () => {
    const [dark, any] = ['dark', ''].map(schema => prerenderedPage(html, { no: 1, html: '<p>A</p>', steps: 0 }, { ...shared, schema }, own))
    expect(dark).toContain('<html class="dark" ')
    expect(dark).not.toContain(chooseSchema)
    expect(any).toContain('<html class="light" ')
    expect(any.indexOf(chooseSchema)).toBeLessThan(any.indexOf('<body>'))
  })
})

describe('the HTML of a slide', () => {
  it.each([
    ['an element that is not closed', '<div><p>a</p>', '<div> is not closed'],
    ['an end without a start', '<p>a</p></div>', '</div> where nothing is open'],
    ['elements that end in the wrong order', '<i><b>a</i></b>', '</i> where <b> is open'],
    ['text that never ends', '<p>a</p><plaintext>b</p>', '<plaintext> is not closed'],
    ['a slash that HTML does not know', '<div/>', '<div> is not closed'],
  ])('is refused with %s', (_, html, message) => {
    expect(() => parseSlide(html)).toThrow(message)
  })

  it('may have empty elements, drawings and a block in a paragraph', () => {
    expect(() => parseSlide('<p>a<br><img src="b"><svg><path d="M0"/></svg><div>c</div></p><textarea></b></textarea>')).not.toThrow()
  })

  it('leaves the client its place beside it, or the page is not sound', () => {
    const pageWith = (slide: string) => `<body><div id="prerendered">${slide}</div><script></script><div id="app"></div></body>`
    expect(['<p>a</p>', '<div>', '<div id="app"></div>'].map(slide => isSound(pageWith(slide)))).toEqual([true, false, false])
  })
})

describe('the head of the page', () => {
  const html = '<head>\n<meta charset="utf-8">\n<script src="/a.js"></script>\n<title>T</title>\n<meta name="description" content="&quot;A &amp; B&quot;">\n</head>'

  const head = { base: '/talks/', picture: true }

  it('has a description without Slidev\'s quotes', () => {
    expect(completeHead(html, head)).toContain('<meta name="description" content="A &amp; B">')
  })

  it('has no Markdown in its description, but where the deck has another for link previews', () => {
    const html = '<title>T</title>\n<meta name="description" content="&quot;## A\\n&amp;quot;B&amp;quot; [C](d)&quot;">\n<meta property="og:description" content="## Previews">\n<meta name="author" content="&quot;D&quot;">'
    const completed = completeHead(html, { ...head, info: '## A\n"B" [C](d)' })
    expect(completed).toContain('<meta name="description" content="A. &quot;B&quot; C">')
    expect(completed).toContain('<meta property="og:description" content="## Previews">')
    expect(completed).toContain('<meta name="author" content="D">')
  })

  it('names the address and the whole address of the picture where it is known', () => {
    expect(completeHead(html, head)).not.toContain('canonical')
    const completed = completeHead(html, { ...head, address: 'https://example.com/talks/' })
    expect(completed).toContain('<link rel="canonical" href="https://example.com/talks/">')
    expect(completed).toContain('<meta property="og:image" content="https://example.com/talks/og.png">')
  })

  it.each([
    ['without a slash at its end', 'https://example.com/talks', 'https://example.com/talks', 'https://example.com/talks/og.png'],
    ['with a query', 'https://example.com/talks?a=1&b', 'https://example.com/talks?a=1&amp;b', 'https://example.com/talks/og.png'],
    ['with a quote', 'https://example.com/"><script>/', 'https://example.com/&quot;&gt;&lt;script&gt;/', 'https://example.com/%22%3E%3Cscript%3E/og.png'],
  ])('names an address %s as it is, and its picture within it', (_, address, canonical, picture) => {
    const completed = completeHead(html, { ...head, address })
    expect(completed).toContain(`<link rel="canonical" href="${canonical}">`)
    expect(completed).toContain(`<meta property="og:image" content="${picture}">`)
  })

  it('names the path of the picture where the address is not known, and no picture where none is', () => {
    expect(completeHead(html, head)).toContain('<meta property="og:image" content="/talks/og.png">')
    expect(completeHead(html, { ...head, picture: false })).not.toContain('og:image')
  })
})

describe('the picture for link previews', () => {
  const picturesIn = (image: string) => completeHead(`<title>T</title>\n<meta property="og:image" content="${image}">\n<meta name="twitter:card" content="summary">`, { base: '/', picture: true }).match(/<meta (?:property="og:image|name="twitter)[^>]*>/g)

  it('is the deck\'s own, where it has one', () => {
    expect(picturesIn('https://example.com/mine.png')).toEqual(['<meta property="og:image" content="https://example.com/mine.png">', '<meta name="twitter:card" content="summary">'])
  })

  it('is the site\'s where Slidev was to make one', () => {
    expect(picturesIn('./og-image.png')?.slice(0, 1)).toEqual(['<meta property="og:image" content="/og.png">'])
    expect(picturesIn('./og-image.png')).toHaveLength(4)
  })
})

describe('without a server', () => {
  const files = Object.fromEntries(['index.html', '1/index.html', '12/index.html', 'assets/a.js', 'slides.pdf'].map(file => [file, 'sha256-']))

  it.each<[what: string, path: string, isPage: boolean, file: string | undefined]>([
    ['the first page', '', true, 'index.html'],
    ['the page of a slide', '12/', true, '12/index.html'],
    ['its address without the slash at its end', '12', true, '12/index.html'],
    ['a page that only the client knows', 'presenter/2', true, 'index.html'],
    ['a file', 'assets/a.js', false, 'assets/a.js'],
    ['a file in a window of its own', 'slides.pdf', true, 'slides.pdf'],
    ['a file that is not kept', 'og.png', true, undefined],
    ['a file of another version', 'assets/b.js', false, undefined],
    ['what every object has', 'constructor', false, undefined],
  ])('%s is answered with what was kept of it', (_, path, isPage, file) => {
    expect(keptFile(path, files, isPage)).toBe(file)
  })
})

it('a window is one for a column to the sheet and to the script alike', () => {
  expect(readFileSync(new URL('../styles/column.css', import.meta.url), 'utf8')).toContain(`@media ${columnQuery} {`)
})

it('where every step is shown, it stands in its place: without a script, in a column, on paper', () => {
  const sheets = ['column', 'printed'].map(sheet => readFileSync(new URL(`../styles/${sheet}.css`, import.meta.url), 'utf8'))
  const moved = [...readFileSync(createRequire(import.meta.url).resolve('@slidev/client/styles/vclick.css'), 'utf8').matchAll(/-anim-\w+ \{\s+(\w+):/g)].map(([, property]) => property).filter(property => !/opacity|transition/.test(property))
  for (const css of [withoutScript, ...sheets]) {
    const [rule] = /[^}]*\.slidev-vclick-hidden\s*\{[^}]*\}/.exec(css)!
    expect([...new Set(moved)].filter(property => !new RegExp(`${property}: ?none`).test(rule))).toEqual([])
  }
})
