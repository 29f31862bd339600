import type { Deck } from '../deck-config.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { agrees, parseDuration } from '../../shared/duration.ts'
import { defineDeck, defineLayout } from '../deck-config.ts'
import { DeckError } from '../problems.ts'
import { durationIn, line, list, mapping } from '../schema.ts'
import { explainTemplate } from './check-text.ts'
import { assertDeck, checkDeck } from './check.ts'

const root = mkdtempSync(join(tmpdir(), 'recipe-'))
mkdirSync(join(root, 'public'))
writeFileSync(join(root, 'public/icon.svg'), '<svg/>')
afterAll(() => rmSync(root, { recursive: true }))

/** A deck with a layout of its own, of which the kit knows nothing. */
const deck: Omit<Deck, 'entry'> = {
  file: 'cooking.md',
  root,
  config: defineDeck({
    layouts: {
      recipe: defineLayout({
        schema: language => z.object({
          dish: mapping({ name: line, time: durationIn(language) }),
          stages: list(mapping({ name: line, time: durationIn(language), tasks: list(line, 'task') }), 'stage'),
        }).check(({ value: { dish, stages }, issues }) => {
          const sum = stages.reduce((sum, { time }) => sum + parseDuration(time, language).minutes, 0)
          if (!agrees(parseDuration(dish.time, language), sum))
            issues.push({ code: 'custom', path: ['dish', 'time'], input: dish.time, message: `the sum of the stages, ${sum} min` })
        }),
        steps: ({ stages }, words) => [words.opening, ...stages.map(({ name }) => name), words.served],
      }),
      photo: { steps: (_, words) => [words.opening, 'A closer look'] },
      plain: {},
    },
    words: { served: 'Served' },
    check: { layout: 'error' },
  }),
}

const slides = `---
theme: default
titleTemplate: '%s'
lang: en
favicon: /icon.svg
fonts:
  sans: Inter
  provider: none

handout:
  own: Yours
  served: At table

layout: recipe

dish:
  name: Bread
  time: 3 h

stages:
  - name: Knead
    time: 20 min
    tasks:
      - Weigh the flour
      - Knead the dough
  - name: Rest
    time: 2 h
    tasks:
      - Cover the bowl
  - name: Bake
    time: 40 min
    tasks:
      - Heat the oven
---

# A loaf

Bread takes its time

<!--
Hello.

[click] Flour first.

[click:3] Enjoy.
-->
`

/** The deck with one text replaced, which must be there. */
function replaced(from: string | RegExp, to: string): string {
  const talk = slides.replace(from, () => to)
  expect(talk).not.toBe(slides)
  return talk
}

const long = 'x'.repeat(10_000)

/** Three slides that say how long each step is to take; the hidden one does not count. */
const paced = `${slides
  .replace('lang: en', 'lang: en\nduration: 7 min')
  .replace('layout: recipe', 'layout: recipe\npace: [1 min, 1 min, 1 min, 1.5 min, 30 s]')
}\n---\nhide: true\n---\n\n# Hidden\n\n---\npace: [90 s, 30 s]\n---\n\n# Questions?\n`

it.each([
  ['a slide of a layout of the deck\'s own', () => slides],
  ['one of its layouts without a schema, which takes any key of Slidev\'s', () => `${slides}\n---\nlayout: plain\nclicks: 2\n---\n\n# Two\n`],
  ['Windows line ends', () => slides.replaceAll('\n', '\r\n')],
  ['no notes', () => replaced(/<!--[\s\S]*-->/, '')],
  ['a note of 10,000 characters', () => replaced('Flour first', long)],
  ['HTML in a text', () => replaced('Weigh the flour', '\'<img src=x onerror=alert(1)> <script>alert(2)</script>\'')],
  ['a second slide in one of Slidev\'s layouts', () => `${slides}\n---\nlayout: center\n---\n\n# Questions?\n`],
  ['a pace whose sum is the duration', () => paced],
  ['a pace on one slide alone', () => paced.replace('pace: [90 s, 30 s]', 'class: questions')],
  ['defaults for all slides', () => replaced('lang: en', 'lang: en\ndefaults:\n  layout: center')],
  ['a duration in Slidev\'s own form', () => paced.replace('duration: 7 min', 'duration: 00:07:00')],
  ['a duration alone', () => replaced('lang: en', 'lang: en\nduration: 20 min')],
  ['no headmatter', () => '# A title\n'],
  ['no language', () => replaced('lang: en\n', '')],
  ['no words for the handout', () => replaced(/handout:\n[\s\S]*?(?=layout:)/, '')],
  ['a word of the presenter view, with its value elsewhere', () => replaced('handout:', 'speaker:\n  earlyBy: zu früh um {time}\nhandout:')],
  ['another theme, in the look of the system', () => replaced('theme: default', 'theme: seriph\ncolorSchema: auto')],
  ['a slide of HTML with comments, whose notes a style follows', () => '---\nlayout: default\n---\n\n# One\n\n<!-- Left -->\n<v-clicks>\n<p>1</p>\n</v-clicks>\n\n<!-- Said -->\n\n<style>p { color: red }</style>\n'],
  ['types and braces in code in a title, and HTML', () => '---\ntitle: 3 < 4, <b>`Vec<T>`</b>, `{{ a b }}`\n---\n\n# One\n'],
  ['types in code', () => `${slides}\n---\n\n# \`Vec<T>\`\n\n\`\`\`rust\nVec<T>\n\`\`\`\n\n3 < 4, $a<b$, <https://example.com>\n`],
  ['a code block that shows a comment', () => `${slides}\n---\n\n# HTML\n\n\`\`\`html\n<!-- here -->\n\`\`\`\n`],
])('accepts %s', (_, talk) => {
  expect(checkDeck(talk(), deck)).toEqual([])
})

it('accepts any of Slidev\'s layouts in a deck without a config', () => {
  expect(checkDeck('---\nlayout: cover\n---\n\n# One\n', { ...deck, config: {} })).toEqual([])
  expect(checkDeck(slides, { ...deck, config: {} })).toMatchObject([{ key: 'layout', found: '"recipe"', isWarning: true }, { key: 'handout.served' }])
})

it('reads durations in the language that the config gives', () => {
  const german = replaced('lang: en\n', '').replace('time: 2 h', 'time: 2 Stunden')
  expect(checkDeck(german, deck)).toMatchObject([{ key: 'stages[2].time' }])
  expect(checkDeck(german, { ...deck, config: { ...deck.config, headmatter: { lang: 'de' } } })).toEqual([])
})

describe('a malformed deck gets one clear message', () => {
  it.each<[name: string, talk: () => string, key: string, found: string, allowed: string]>([
    ['an empty file', () => ' \n', 'frontmatter', 'an empty file', 'a talk'],
    ['a byte order mark', () => `\uFEFF${slides}`, 'frontmatter', '---', 'first line of ---'],
    ['an empty line before the headmatter', () => `\n${slides}`, 'frontmatter', '""', 'a first line of ---'],
    ['frontmatter without an end', () => slides.replace(/\n---\n/, '\n'), 'frontmatter', 'no line of ---', 'between two lines of ---'],
    ['frontmatter that is a list', () => '---\n- a\n---\n# T\n', 'frontmatter', '["a"]', 'keys and values, such as layout: recipe'],
    ['YAML with an open quote', () => replaced('name: Rest', 'name: "Rest'), 'frontmatter', 'on line', 'YAML'],
    ['YAML with a stray bracket', () => replaced('name: Rest', 'name: [Rest'), 'time', 'time: 2 h', 'YAML'],
    ['YAML with a tab', () => replaced('    time: 2 h', '\ttime: 2 h'), 'time', 'time: 2 h', 'YAML'],
    ['YAML with wrong indentation', () => replaced('    time: 2 h', '   time: 2 h'), 'time', `on line ${slides.split('\n').indexOf('    time: 2 h') + 1}`, 'YAML'],
    ['YAML with a colon in a value', () => replaced('name: Rest', 'name: Rest: long'), 'name', 'Rest: long', 'YAML'],
    ['a key given twice', () => replaced('  name: Bread', '  name: Bread\n  name: Loaf'), 'name', 'name: Loaf', 'YAML'],
    ['three dashes in a value', () => replaced('Cover the bowl', 'Cover --- the bowl'), 'frontmatter', 'Cover --- the bowl', 'no three dashes'],
    ['an alias of itself', () => replaced('  name: Bread', '  name: &x [*x]'), 'frontmatter', '*x', 'plain values'],
    ['an alias of nothing', () => replaced('  name: Bread', '  name: *nope'), 'frontmatter', '*nope', 'plain values'],
    ['5,000 lists in one another', () => replaced('lang: en', `lang: en\nkeywords: ${'['.repeat(5000)}${']'.repeat(5000)}`), 'frontmatter', 'too deep', 'keys and values'],
    ['100,000 keys', () => replaced('lang: en', `lang: en\n${Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join('\n')}`), 'frontmatter', 'keys', 'at most 5000'],
    ['100,000 pictures that do not end', () => `${slides}\n---\n\n# Two\n\n${'!['.repeat(100_000)}\n`, 'text', 'very many "!["', 'that end'],
    ['100,000 comments that do not end', () => `${slides}\n---\n\n# Two\n\n${'<!--'.repeat(100_000)}\n`, 'text', 'very many "<!--"', 'that end'],
    ['a value that the schema refuses', () => replaced('time: 2 h', 'time: soon'), 'stages[2].time', '"soon"', 'a duration such as'],
    ['values that contradict each other', () => replaced('time: 3 h', 'time: 5 h'), 'dish.time', '"5 h"', 'the sum of the stages, 180 min'],
    ['an unknown key within the data', () => replaced('  name: Bread', '  name: Bread\n  colour: brown'), 'dish.colour', 'no meaning here', 'the keys name, time'],
    ['a missing key', () => replaced(/dish:[\s\S]*?(?=\nstages)/, ''), 'dish', 'nothing', 'the keys name, time'],
    ['a misspelt key of the slide', () => replaced('dish:\n', 'dishes:\n'), 'dishes', 'no meaning here', 'dish, stages, pace, the keys of Slidev'],
    ['an unknown headmatter key', () => replaced('lang: en', 'lang: en\ncolourScheme: dark'), 'colourScheme', 'no meaning here', 'the keys of Slidev'],
    ['a headmatter key on the second slide', () => `${slides}\n---\nlayout: recipe\ntheme: seriph\n${/dish:[\s\S]*?(?=\n---\n)/.exec(slides)![0]}\n---\n\n# Two\n`, 'theme', 'no meaning here', 'the keys of Slidev'],
    ['an imported file', () => `${slides}\n---\nsrc: ./nope.md\n---\n`, 'src', '"./nope.md"', 'a file that is there'],
    ['a number of clicks', () => replaced('lang: en', 'lang: en\nclicks: 3'), 'clicks', 'no meaning here', 'the keys of Slidev'],
    ['a hidden slide of a strict layout', () => replaced('lang: en', 'lang: en\nhide: true'), 'hide', 'no meaning here', 'the keys of Slidev'],
    ['a word too many for the handout', () => replaced('  own: Yours', '  own: Yours\n  extra: Hm'), 'handout.extra', 'no meaning here', 'the keys notes, own, opening, click, served'],
    ['a word too many for the site', () => replaced('handout:', 'site:\n  lots: Hm\nhandout:'), 'site.lots', 'no meaning here', 'the keys stage, pdf, handout, lost'],
    ['a word too many for the presenter view', () => replaced('handout:', 'speaker:\n  lots: Hm\nhandout:'), 'speaker.lots', 'no meaning here', 'the keys time, talk, paused'],
    ['a word without the place for its value', () => replaced('handout:', 'speaker:\n  earlyBy: zu früh\nhandout:'), 'speaker.earlyBy', '"zu früh"', 'text on one line with {time}'],
    ['a word with a place that gets no value', () => replaced('handout:', 'speaker:\n  earlyBy: \'{time} vor {plan}\'\nhandout:'), 'speaker.earlyBy', 'vor {plan}"', 'text on one line with {time}'],
    ['an author that is a number', () => replaced('lang: en', 'lang: en\nauthor: 5'), 'author', '5', 'text'],
    ['an address that is none', () => replaced('lang: en', 'lang: en\nseoMeta:\n  ogUrl: example.com'), 'seoMeta.ogUrl', '"example.com"', 'the address of the site'],
    ['another shape of the slide', () => replaced('lang: en', 'lang: en\naspectRatio: foo'), 'aspectRatio', '"foo"', '16/9'],
    ['a font that is a number', () => replaced('sans: Inter', 'sans: 5'), 'fonts.sans', '5', 'the name of a font'],
    ['fonts of a foreign host', () => replaced('provider: none', 'provider: google'), 'fonts.provider', '"google"', 'none'],
    ['a title that is a number', () => replaced('lang: en', 'lang: en\ntitle: 5'), 'title', '5', 'text on one line'],
    ['a type in the headmatter\'s title', () => '---\ntitle: From Vec<T> to List<U>\n---\n\n# One\n', 'title', '"<U>" (Element is missing end tag)', 'text, and `<U>` as code'],
    ['an expression that is none in a title', () => '---\ntitle: Use {{ a b }}\n---\n\n# One\n', 'title', '"{{ a b }}" (Error parsing', '`{{ a b }}` as code'],
    ['a title template without a title', () => replaced('titleTemplate: \'%s\'', 'titleTemplate: 5'), 'titleTemplate', '5', '%s'],
    ['a picture of a foreign host', () => `${slides}\n---\n\n# Two\n\n![x](https://example.org/x.png)\n`, 'text', 'https://example.org/x.png', 'a picture in public/'],
    ['a background of a foreign host', () => `${slides}\n---\nlayout: cover\nbackground: https://example.org/x.png\n---\n\n# Two\n`, 'background', '"https://example.org/x.png"', 'a file in public/'],
    ['a favicon that is an address in disguise', () => replaced('favicon: /icon.svg', 'favicon: /\\example.org/x.png'), 'favicon', 'example.org', 'a file in public/'],
    ['a favicon that is not there', () => replaced('favicon: /icon.svg', 'favicon: /nope.svg'), 'favicon', '"/nope.svg"', 'a file in public/, such as /picture.png, that is there'],
    ['a favicon outside public/', () => replaced('favicon: /icon.svg', 'favicon: /../package.json'), 'favicon', '"/../package.json"', 'a file in public/'],
    ['a favicon of a foreign host', () => replaced('favicon: /icon.svg', 'favicon: https://example.org/x.png'), 'favicon', '"https://example.org/x.png"', 'a file in public/'],
    ['an unknown layout', () => replaced('layout: recipe', 'layout: recipes'), 'layout', '"recipes"', 'recipe, photo, plain, 404, center, '],
    ['a layout in capitals', () => replaced('layout: recipe', 'layout: Recipe'), 'layout', '"Recipe"', 'recipe, '],
    ['a layout with the name of what every object has', () => replaced('layout: recipe', 'layout: constructor'), 'layout', '"constructor"', 'recipe, '],
    ['a layout\'s data without the layout', () => replaced('layout: recipe\n', ''), 'layout', 'nothing', 'recipe, '],
    ['a layout\'s data on another layout of the deck', () => replaced('layout: recipe\n', 'layout: plain\n'), 'layout', '"plain"', 'recipe, '],
    ['a subtitle of 10,000 characters', () => replaced('Bread takes', long), 'text', 'characters)', 'at most 300'],
    ['no title', () => replaced('# A loaf', 'A loaf'), 'title', '"A loaf', '"# "'],
    ['no text at all', () => replaced(/# A loaf[\s\S]*?(?=<!--)/, ''), 'title', 'nothing', '"# "'],
    ['two titles', () => replaced('Bread takes', '# Bread takes'), 'text', '"# Bread', 'one paragraph'],
    ['two paragraphs', () => replaced('takes its', 'takes\n\nits'), 'text', 'its time', 'one paragraph'],
    ...['<div>', '<script>alert(1)</script>', '<script setup>', '<img src=x onerror=alert(1)>', '<v-click>', '<Foo/>', '<style>', '{{ foo.bar }}', '<<< ./nope.ts', '![x](/x.png)', '$$'].map<[string, () => string, string, string, string]>(markup =>
      [`${markup} below the title`, () => replaced('takes its', `takes ${markup} its`), 'text', markup.slice(0, 2), 'no HTML']),
    ['notes that are not last', () => `${slides}\n<style>\nh1 { color: red }\n</style>\n`, 'notes', 'a comment that something follows', 'at the very end'],
    ['notes that never end', () => slides.replace('-->', ''), 'notes', 'a comment', 'at the very end'],
    ['more click markers than clicks', () => replaced('[click:3]', '[click:4]'), 'notes', '5 clicks', 'at most 4'],
    ['a click marker that is none', () => replaced('[click:3]', '[click:three]'), 'notes', '[click:three]', '[click] or [click:2]'],
    ['a click marker in round brackets', () => replaced('[click:3]', '(click:3)'), 'notes', '(click:3)', '[click] or [click:2]'],
    ['a pace with a step too few', () => paced.replace('[1 min, 1', '[1'), 'pace', 'a list of 4', '5 durations, one for each step'],
    ['a pace with a step too many for a layout without a schema', () => `${slides}\n---\nlayout: photo\npace: [1 min, 1 min, 1 min]\n---\n\n# Two\n`, 'pace', 'a list of 3', '2 durations, one for each step'],
    ['a pace that is one duration', () => paced.replace(/pace: \[1.*/, 'pace: 5 min'), 'pace', '"5 min"', 'a list of at least one duration'],
    ['a pace without lengths', () => paced.replace('[90 s, 30 s]', '[]'), 'pace', '[]', 'at least one duration'],
    ['a pace with a length that is none', () => paced.replace('[90 s', '[soon'), 'pace[1]', '"soon"', 'a duration such as'],
    ['a pace on one slide alone that is longer than the duration', () => paced.replace('pace: [90 s, 30 s]', 'class: questions').replace('duration: 7 min', 'duration: 4 min'), 'duration', '"4 min"', 'at least the sum of every pace, 5 min'],
    ['a pace without a duration', () => paced.replace('duration: 7 min\n', ''), 'duration', 'nothing', 'the sum of every pace, 7 min'],
    ['a duration that the pace contradicts', () => paced.replace('duration: 7 min', 'duration: 6 min'), 'duration', '"6 min"', 'the sum of every pace, 7 min'],
    ['a duration that is off by a second', () => paced.replace('[90 s, 30 s]', '[90 s, 31 s]'), 'duration', '"7 min"', 'the sum of every pace, 7 min 1 s'],
    ['a misspelt pace', () => replaced('layout: recipe', 'layout: recipe\npaces: [20 min]'), 'paces', 'no meaning here', 'stages, pace, the keys of Slidev'],
    ['a type in the title of an ordinary slide', () => `${slides}\n---\n\n# Two\n\n\`\`\`\n<T>\n\`\`\`\n\n## Vec<T> and List<U>\n`, 'text', `"<U>" on line ${slides.split('\n').length + 9}, `, '`<U>` as code'],
    ['a tag that is never closed', () => `${slides}\n---\n\n# Two\n\n<div>\n\nText\n`, 'text', `"<div>" on line ${slides.split('\n').length + 5}, `, 'tags in pairs'],
    ['a comment that never ends on an ordinary slide', () => `${slides}\n---\n\n# Two\n\n<!-- Said\n`, 'notes', 'does not end', '<!-- and -->'],
  ])('%s', (_, talk, key, found, allowed) => {
    const problems = checkDeck(talk(), deck)
    expect(problems).toHaveLength(1)
    expect(problems[0].key).toBe(key)
    expect(problems[0].found).toContain(found)
    expect(problems[0].allowed).toContain(allowed)
  })
})

describe('what the deck can go on with is a warning', () => {
  const ordinary = (slide: string) => `${slides}\n---\n${slide}`
  it.each<[name: string, talk: () => string, warning: string]>([
    ['a misspelt key on an ordinary slide, as opposed to one of its layout\'s own', () => ordinary('layuot: center\nmine: 5\n---\n\n# Two\n'), 'cooking.md, slide 2, layuot: found a key that has no meaning to Slidev on line 49; allowed: layout, or a key that a layout, a theme or an addon reads [unknown-key]'],
    ['a comment that is no notes', () => ordinary('\n<!-- Left -->\n\n# Two\n'), 'cooking.md, slide 2, notes: found a comment that is not a note on line 50; allowed: notes at the end of the slide: Slidev takes only the last comment [lost-note]'],
    ['a click marker that is none', () => ordinary('\n# Two\n\n<!-- (click) Said -->\n'), 'cooking.md, slide 2, notes: found (click) on line 52; allowed: [click] or [click:2] [click-marker]'],
    ['a type in the notes', () => replaced('Flour first', 'Vec<T> first'), 'cooking.md, slide 1, notes: found "<T>", which is not shown; allowed: `<T>` as code, or HTML [note-tag]'],
  ])('%s', (_, talk, warning) => {
    expect(assertDeck(talk(), deck)).toEqual([warning])
  })
})

/** What is said of a deck that cannot be shown. */
function errorOf(talk: string): DeckError {
  try {
    assertDeck(talk, deck)
  }
  catch (error) {
    expect(error).toBeInstanceOf(DeckError)
    return error as DeckError
  }
  return expect.unreachable()
}

it('lists the first of very many problems, each in brief', () => {
  const { message } = errorOf(replaced('lang: en', `lang: en\n${'k'.repeat(1000)}: 1\n${Array.from({ length: 1000 }, (_, index) => `k${index}: 1`).join('\n')}`))
  expect(message).toMatch(/and 981 more$/)
  expect(message.length).toBeLessThan(10_000)
})

it('says file, slide, key, what was found and what is allowed, without a stack', () => {
  const { message, stack } = errorOf(`${slides}\n---\nlayout: centre\n---\n\n# Two\n`)
  expect(message).toMatch(/^cooking\.md, slide 2, layout: found "centre" on line \d+; allowed: recipe, photo, plain, 404, .*$/)
  expect(stack).toBe(message)
})

describe('a template that cannot be compiled', () => {
  it.each([
    ['an expression', 'Text `{{ a b }}` and {{ a b }}', '"{{ a b }}" on line 13 (Error parsing JavaScript expression: Unexpected token, expected ",")'],
    ['a directive without its other half', '<p v-else>x</p>', '"<p v-else>" on line 13 (v-else/v-else-if has no adjacent v-if or v-else-if)'],
    ['an attribute\'s expression', '<p :class="{">x</p>', '"<p :class=\\"{\\">" on line 13 (Error parsing JavaScript expression: Unexpected token)'],
    ['an expression without an end', 'Text {{ open', '"{{ open" on line 13 (Interpolation end sign was not found)'],
    ['a style', '<style>\n.a { color:\n</style>', 'what cannot be compiled (Unclosed block)'],
  ])('is named with file, slide and line: %s', (_, text, found) => {
    const talk = `# One\n\n---\nhide: true\n---\n\n{{ a b }}\n\n---\n\n# Two\n\n${text}\n`
    const line = `cooking.md, slide 3, text: found ${found}; allowed: HTML, styles and Vue's templates without mistakes; code between backticks`
    const entry = join(root, 'cooking.md')
    writeFileSync(entry, talk)
    expect(explainTemplate(entry, 2, 'Unclosed block')).toBe(line)
    // Slidev's list of slides tells no number.
    if (!text.includes('<style>'))
      expect(explainTemplate(entry, undefined, '')).toBe(line)
  })
})
