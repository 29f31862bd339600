import type { SlidevPreparserExtension } from '@slidev/types'
import type { DeckConfig } from './deck-config.ts'
import { parse } from '@slidev/parser/core'
import { parseTimeString } from '@slidev/parser/utils'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { deckPreparser } from './preparser.ts'
import { publicPreparser, withoutComments, withoutEditors } from './public.ts'
import { list, text } from './schema.ts'

const config: DeckConfig = {
  layouts: {
    recipe: {
      schema: () => z.object({ stages: list(text(10), 'stage') }),
      steps: ({ stages }, words) => [words.opening, ...stages as string[], words.served],
      reflows: true,
    },
    poster: { reflows: true },
  },
  headmatter: { lang: 'en', theme: 'default' },
  words: { served: 'Served' },
}

/** The frontmatter of each slide, as Slidev has it then. */
async function read(markdown: string, headmatter: Record<string, unknown> = {}, ...others: SlidevPreparserExtension[]) {
  const { slides } = await parse(markdown, 'cooking.md', [deckPreparser(config, headmatter), ...others])
  return slides.map(({ frontmatter }) => frontmatter)
}

const recipe = 'layout: recipe\nstages: [Knead, Bake]\npace: [1 min, 1 min, 1 min, 1 min]\n'

describe('what a layout says of its slides', () => {
  it('stands in the frontmatter: the names of the steps, and that it sets itself for paper', async () => {
    expect(await read(`---\n${recipe}---\n\n# One\n\n---\nlayout: poster\n---\n\n# Two\n\n---\n\n# Three\n`)).toMatchObject([
      { deck: { steps: ['Before the first click', 'Knead', 'Bake', 'Served'], reflows: true }, theme: 'default' },
      { deck: { reflows: true } },
      {},
    ])
  })

  it('is in the words that the headmatter gives, on every slide', async () => {
    const [, two] = await read(`---\nhandout:\n  served: At table\n---\n\n# One\n\n---\n${recipe}---\n\n# Two\n`, { handout: { opening: 'First', served: 'At table' } })
    expect(two.deck).toMatchObject({ steps: ['First', 'Knead', 'Bake', 'At table'] })
  })

  it('has no names of steps where the data are not what the schema asks for', async () => {
    const [one] = await read(`---\nlayout: recipe\nstages: soon\n---\n\n# One\n`)
    expect(one.deck).toEqual({ reflows: true })
  })

  it('is no part of the public site', async () => {
    const [one] = await read(`---\n${recipe}speaker:\n  talk: Speech\n---\n\n# One\n`, {}, publicPreparser({ purpose: 'site', notes: false }))
    expect(Object.keys(one)).toContain('stages')
    for (const key of ['deck', 'pace', 'speaker'])
      expect(Object.keys(one)).not.toContain(key)
  })
})

describe('comments of a title', () => {
  it.each([
    ['a <!-- b --> c', 'a  c'],
    ['a <!-- b\nc --> d', 'a  d'],
    ['a <!-- b', 'a '],
    ['a `<!-- b -->` c', 'a `<!-- b -->` c'],
  ])('of "%s" are taken out', (text, rest) => {
    expect(withoutComments(text)).toBe(rest)
  })
})

describe('a comment in a slide', () => {
  /** A slide's text as Slidev has it, for the public site. */
  async function published(text: string): Promise<string> {
    const { slides: [slide] } = await parse(`---\nclass: a\n---\n\n${text}\n\n<!-- The notes. -->\n`, 'cooking.md', [deckPreparser(config, {}), publicPreparser({ purpose: 'site', notes: false })])
    return slide.content
  }

  it.each([
    ['stands between two paragraphs', 'One\n<!-- secret -->\ntwo'],
    ['begins in a heading and runs on', '# One <!-- secret\nsecret --> two'],
    ['looks empty to a browser', '# One\n\n<!-->secret--> two'],
    ['is in a list', '- One <!-- secret\nsecret -->\n- two'],
    ['stands behind a script that shows one', '<script setup>\nconst one = "<!--"\n</script>\n\nOne two <!-- secret -->'],
    ['stands behind code that shows one', 'One `<!--` two <!-- secret -->'],
  ])('never reaches the site where it %s', async (_, text) => {
    const content = await published(text)
    expect(content).not.toContain('secret')
    expect(content).toMatch(/One[\s\S]*two/i)
  })

  it('is left where a slide shows one as code', async () => {
    const text = '```html\n<!-- shown -->\n```\n\nand `<!-- shown, too -->`'
    expect(await published(text)).toBe(text)
  })
})

describe('the duration', () => {
  it.each([
    ['20min', 'en', 1200],
    ['20 min', 'en', 1200],
    ['1 h 30 min', 'en', 5400],
    ['00:22:30', 'en', 1350],
    ['1.5 hours', 'en', 5400],
    ['20分', 'ja', 1200],
    ['1,5 Stunden', 'de', 5400],
    ['2 days', 'en', 172_800],
  ])('%s, in the language %s, is one that Slidev\'s own timer reads, of %i s', async (duration, lang, seconds) => {
    const [one] = await read(`---\nlang: ${lang}\nduration: '${duration}'\n---\n\n# One\n`, { lang })
    expect(parseTimeString(String(one.duration)).seconds).toBe(seconds)
  })

  it('that cannot be read is left as it stands, for the check to name', async () => {
    const [one] = await read('---\nduration: soon\n---\n\n# One\n')
    expect(one.duration).toBe('soon')
  })
})

describe('an editor where there is none', () => {
  it.each([
    ['a block of code', '```ts {monaco}\n1\n```', '```ts\n1\n```'],
    ['code that runs, with options', '~~~~ js {monaco-run} {autorun:false}\n1\n~~~~', '~~~~ js\n1\n~~~~'],
    ['a file', '<<< @/snippets/one.ts ts {monaco-write}', '<<< @/snippets/one.ts ts'],
    ['code with lines that stand out', '```ts {1|2}\n{monaco}\n```', '```ts {1|2}\n{monaco}\n```'],
    ['code that shows how it is written', '````md\n```ts {monaco}\n<<< one.ts {monaco}\n```\n````', '````md\n```ts {monaco}\n<<< one.ts {monaco}\n```\n````'],
  ])('is %s', (_, text, rest) => {
    expect(withoutEditors(text)).toBe(rest)
  })

  it('is one in what is read, but on stage', async () => {
    const content = async (purpose: 'stage' | 'site' | 'print') => (await parse('```ts {monaco}\n1\n```\n', 'cooking.md', [publicPreparser({ purpose, notes: true })])).slides[0].content
    expect([await content('stage'), await content('site'), await content('print')]).toEqual(['```ts {monaco}\n1\n```', '```ts\n1\n```', '```ts\n1\n```'])
  })
})
