import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { completeHead } from '../../lib/head.ts'
import { cacheHeaders, contentPolicy, headersFile, securityHeaders } from '../../lib/policy.ts'

describe('the policy of the public site', () => {
  it('lets nothing in from elsewhere, and no script that stands in the page', () => {
    expect(contentPolicy).toContain('default-src \'none\'')
    expect(contentPolicy).toContain('script-src \'self\';')
    expect(contentPolicy).not.toMatch(/unsafe|https?:|\*/)
  })

  it('is in the headers of Netlify, Cloudflare and Vercel', () => {
    const headers = headersFile('/')
    for (const [name, value] of Object.entries(securityHeaders))
      expect(headers).toContain(`  ${name}: ${value}\n`)
    const vercel: { headers: { source: string, headers: { key: string, value: string }[] }[] } = JSON.parse(readFileSync('vercel.json', 'utf8'))
    const ofVercel = Object.fromEntries(vercel.headers[0].headers.map(({ key, value }) => [key, value]))
    expect(ofVercel).toEqual(securityHeaders)
    expect(vercel.headers.slice(1).map(({ headers }) => headers[0].value)).toEqual([cacheHeaders.pages, cacheHeaders.hashed])
  })

  it('keeps hashed files for a year and pages not at all, in a sub-folder, too', () => {
    const rules = headersFile('/talks/migration/').split('\n\n').slice(1).map(rule => rule.trim().split('\n  '))
    expect(rules.at(-1)).toEqual(['/talks/migration/assets/*', 'Cache-Control: public, max-age=31536000, immutable'])
    for (const [path, cache] of rules.slice(0, -1)) {
      expect(path).toMatch(/^\/talks\/migration\//)
      expect(cache).toBe('Cache-Control: no-cache')
    }
  })
})

describe('the head of the page', () => {
  const html = '<head>\n<meta charset="utf-8">\n<script src="/a.js"></script>\n<meta name="description" content="&quot;A &amp; B&quot;">\n</head>'

  it('begins with the policy, before anything that it governs', () => {
    const completed = completeHead(html)
    expect(completed.indexOf(contentPolicy)).toBeLessThan(completed.indexOf('<script'))
    expect(completed.indexOf(contentPolicy)).toBeGreaterThan(0)
  })

  it('has a description without Slidev\'s quotes', () => {
    expect(completeHead(html)).toContain('<meta name="description" content="A &amp; B">')
  })

  it('names the address where it is known', () => {
    expect(completeHead(html)).not.toContain('canonical')
    expect(completeHead(html, 'https://example.com/talk/')).toContain('<link rel="canonical" href="https://example.com/talk/">')
  })
})
