import { describe, expect, it } from 'vitest'
import { inlineScript, singlePage } from '../../lib/single.ts'

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
