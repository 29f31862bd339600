import { describe, expect, it } from 'vitest'
import { inlineScript, singlePage, withFiles } from './single-page.ts'
import { withoutLogo } from './single.ts'

describe('the script in one file', () => {
  it('ends no element and opens no comment of the page', () => {
    const code = inlineScript('a = "</script>"; b = "<!--"')
    expect(code).not.toMatch(/<\/script|<!--/)
    // eslint-disable-next-line no-new-func -- means the same as before
    expect(new Function(`${code.replace('a =', 'const a =').replace('b =', 'const b =')}; return [a, b]`)()).toEqual(['</script>', '<!--'])
  })
})

describe('the page of a deck in one file', () => {
  it('asks for nothing', () => {
    const html = '<head>\n<meta charset="utf-8">\n<link rel="icon" href="/favicon.svg">\n<link rel="preload" as="image" href="/picture.png">\n<script type="module" crossorigin src="/a.js"></script>\n<link rel="stylesheet" crossorigin href="/a.css">\n</head>\n<body>\n</body>'
    const page = singlePage({ html, css: 'a{color:red}', script: 'run("$&")', icon: 'data:image/svg+xml;base64,AA==', hash: 'sha256-a=' })
    expect(page).not.toMatch(/(?:src|href)="(?!data:)/)
    expect(page).toContain('<script type="module">run("$&")</script>')
    expect(page).toContain('default-src \'none\'; script-src \'sha256-a=\'')
  })
})

describe('the files of public/ in one file', () => {
  const read = (path: string) => path.startsWith('/there') ? 'data:image/png;base64,AA==' : undefined

  it.each([
    ['an attribute in a template', 'f("img",{src:"/there.png"})'],
    ['what a template imports', 'const a=`/there.png`'],
    ['a list of a component', '["/there.png","/there/two.png"]'],
    ['a choice of a component', 'a?"/there.png":"/there/two.png"'],
    ['a slide\'s frontmatter', '{"background":"/there.png"}'],
    ['markup in a string', String.raw`s("<img src=\"/there.png\"><a href=\"/there.pdf\">")`],
    ['a style in markup', '`<p style="background:url(&quot;/there.png&quot;)">`'],
    ['a set of sources', 'x={srcset:"/there.png 1x, /there.png 2x"}'],
    ['a style sheet', 'a{background:url(/there.png)}b{background:url("/there.png")}'],
    ['a folder, with a space and a query', 'x={src:"/there/a%20b.png?v=2"}'],
  ])('are found in %s', (_, code) => {
    const { code: whole, missing } = withFiles(code, read)
    expect(whole).toContain('data:image/png;base64,AA==')
    expect(whole).not.toContain('/there')
    expect(missing).toEqual([])
  })

  it('are named once where what asks for them asks in vain', () => {
    const code = 'x={src:"/gone.png"};y={image:"/gone.png"};z="b{background:url(/gone/too.jpg)}"'
    expect(withFiles(code, read)).toEqual({ code, missing: ['/gone.png', '/gone/too.jpg'] })
  })

  it.each([
    ['another host', 'a="https://elsewhere.example/there.png";b={src:"//elsewhere.example/there.png"}'],
    ['a word of the slide', 'f("code",null,"/there.png",-1);g("see /there.png and /gone.png")'],
    ['an expression', 'd=/there.png/'],
    ['a page that is no file', 'e={path:"/presenter/:no.html"}'],
  ])('are not looked for in %s', (_, code) => {
    expect(withFiles(code, read)).toEqual({ code, missing: [] })
  })
})

it('the one file leaves out the logo of Slidev\'s dialogs, not the one that slides show', () => {
  const { load } = withoutLogo() as { load: (id: string) => string | null }
  expect(['logo', 'logo-title-horizontal'].map(name => load(`/deck/node_modules/@slidev/client/assets/${name}.png`))).toEqual(['export default "data:,"', null])
})
