import { describe, expect, it } from 'vitest'
import { inlineScript, neededFonts, singlePage } from '../../lib/single.ts'

describe('the fonts in one file', () => {
  const latin = '@font-face{font-family:A;unicode-range:U+20-7E,U+A0-FF}'
  const latin2 = '@font-face{font-family:A;unicode-range:U+100-130,U+1E??}'
  const pi = '@font-face{font-family:A;unicode-range:U+2190-2199,U+2713}'

  it.each([
    ['ASCII alone', 'Database', latin],
    ['an arrow', 'relational → document', latin + pi],
    ['a check mark', '✓', latin + pi],
    ['a Polish name', 'Łódź, Ą', latin + latin2],
    ['a letter in a range with wildcards', 'Ḃ', latin + latin2],
  ])('are those that the talk needs: %s', (_, text, needed) => {
    const face = (css: string) => css.match(/@font-face\{[^}]*\}/g)
    // Ł is beyond this Latin 2, Ą is in it.
    expect(face(neededFonts(latin + latin2 + pi, text))).toEqual(face(needed))
  })

  it('keep a face that names no range, and all other rules', () => {
    const css = '@font-face{font-family:B}a{color:red}'
    expect(neededFonts(css, '')).toBe(css)
  })
})

describe('the script in one file', () => {
  it('ends no element and opens no comment of the page', () => {
    const code = inlineScript('a = "</script>"; b = "<!--"')
    expect(code).not.toMatch(/<\/script|<!--/)
    // eslint-disable-next-line no-new-func -- means the same as before
    expect(new Function(`${code.replace('a =', 'const a =').replace('b =', 'const b =')}; return [a, b]`)()).toEqual(['</script>', '<!--'])
  })
})

describe('the page of the talk in one file', () => {
  it('asks for nothing', () => {
    const html = '<head>\n<meta charset="utf-8">\n<link rel="icon" href="/favicon.svg">\n<script type="module" crossorigin src="/a.js"></script>\n<link rel="stylesheet" crossorigin href="/a.css">\n</head>\n<body>\n</body>'
    const page = singlePage({ html, css: 'a{color:red}', script: 'run("$&")', icon: 'data:image/svg+xml;base64,AA==', hash: 'sha256-a=' })
    expect(page).not.toMatch(/(?:src|href)="(?!data:)/)
    expect(page).toContain('<script type="module">run("$&")</script>')
    expect(page).toContain('default-src \'none\'; script-src \'sha256-a=\'')
  })
})
