import { readFileSync } from 'node:fs'
import { explainTemplate } from 'slidev-deck-kit/node/check-text.ts'
import { assertTalk, checkTalk } from 'slidev-deck-kit/node/check.ts'
import { loadDeck } from 'slidev-deck-kit/node/deck-config.ts'
import { TalkError } from 'slidev-deck-kit/node/problems.ts'
import { describe, expect, it } from 'vitest'

const slides = readFileSync('tests/talk.md', 'utf8')
const deck = await loadDeck('slides.md')

/** The talk with one text replaced, which must be there. */
function replaced(from: string | RegExp, to: string): string {
  const talk = slides.replace(from, () => to)
  expect(talk).not.toBe(slides)
  return talk
}

/** The talk in German with one text replaced, which must be there. */
function german(from: string, to: string): string {
  const talk = readFileSync('tests/languages/de.md', 'utf8')
  expect(talk).toContain(from)
  return talk.replace(from, to)
}

const long = 'x'.repeat(10_000)

it('finds nothing wrong with the project\'s own talk', () => {
  expect(checkTalk(readFileSync('slides.md', 'utf8'), deck)).toEqual([])
})

it('finds nothing wrong with the talks of the tests', () => {
  expect(checkTalk(slides, deck)).toEqual([])
  expect(checkTalk(readFileSync('tests/twelve.md', 'utf8'), deck)).toEqual([])
  for (const language of ['de', 'ja', 'ar'])
    expect(checkTalk(readFileSync(`tests/languages/${language}.md`, 'utf8'), deck)).toEqual([])
})

/** A talk of three slides that says how long each step is to take; the hidden one does not count. */
const paced = `${slides
  .replace('mcp: false', 'mcp: false\nduration: 22 min')
  .replace('layout: workflow', 'layout: workflow\npace: [2 min, 3 min, 2 min, 2 min, 3 min, 4 min, 1.5 min, 2 min 30 s]')
}\n---\nhide: true\n---\n\n# Hidden\n\n---\npace: [90 s, 30 s]\n---\n\n# Questions?\n`

it.each([
  ['Windows line ends', () => slides.replaceAll('\n', '\r\n')],
  ['no notes', () => replaced(/<!--[\s\S]*-->/, '')],
  ['a note of 10,000 characters', () => replaced('This is a real migration', long)],
  ['HTML in a step', () => replaced('Creating dependency graph', '\'<img src=x onerror=alert(1)> <script>alert(2)</script>\'')],
  ['a claim in other units', () => replaced('value: 4 hours', 'value: 252 min')],
  ['no claim to check', () => replaced('    sumOf: phases\n', '')],
  ['one phase and one step', () => replaced(/ {4}- name: Backup[\s\S]*?(?=\nmetrics)/, '').replace('value: 4 hours', 'value: 2 min').replace(/\[click:\d\]/g, '')],
  ['a second slide in another layout', () => `${slides}\n---\nlayout: center\n---\n\n# Questions?\n`],
  ['a pace whose sum is the duration', () => paced],
  ['a duration in Slidev\'s own form', () => paced.replace('duration: 22 min', 'duration: 00:22:00')],
  ['a total of years', () => replaced('3.5 hours', '3 years').replace('4 hours', '3 years')],
  ['a duration alone', () => replaced('mcp: false', 'mcp: false\nduration: 20 min')],
  ['no headmatter', () => '# A title\n'],
  ['no language', () => replaced('lang: en\n', '')],
  ['no words for the handout and the site', () => replaced(/handout:\n[\s\S]*?(?=layout:)/, '')],
  ['a word of the handout alone', () => replaced(/handout:\n(?: .*\n)+/, 'handout:\n  own: Mine\n')],
  ['another theme, in the look of the system', () => replaced('theme: default', 'theme: seriph').replace('colorSchema: dark', 'colorSchema: auto')],
  ['a slide of HTML with comments, whose notes a style follows', () => '---\nlayout: default\n---\n\n# One\n\n<!-- Left -->\n<v-clicks>\n<p>1</p>\n</v-clicks>\n\n<!-- Said -->\n\n<style>p { color: red }</style>\n'],
  ['types and braces in code in a title, and HTML', () => '---\ntitle: 3 < 4, <b>`Vec<T>`</b>, `{{ a b }}`\n---\n\n# One\n'],
  ['types in code', () => `${slides}\n---\n\n# \`Vec<T>\`\n\n\`\`\`rust\nVec<T>\n\`\`\`\n\n3 < 4, $a<b$, <https://example.com>\n`],
  ['a code block that shows a comment', () => `${slides}\n---\n\n# HTML\n\n\`\`\`html\n<!-- here -->\n\`\`\`\n`],
])('accepts %s', (_, talk) => {
  expect(checkTalk(talk(), deck)).toEqual([])
})

describe('a malformed talk gets one clear message', () => {
  it.each<[name: string, talk: () => string, key: string, found: string, allowed: string]>([
    ['an empty file', () => ' \n', 'frontmatter', 'an empty file', 'a talk'],
    ['a byte order mark', () => `\uFEFF${slides}`, 'frontmatter', '---', 'first line of ---'],
    ['frontmatter without an end', () => slides.replace(/\n---\n/, '\n'), 'frontmatter', 'no line of ---', 'between two lines of ---'],
    ['frontmatter that is a list', () => '---\n- a\n---\n# T\n', 'frontmatter', '["a"]', 'keys and values'],
    ['YAML with an open quote', () => replaced('name: Backup', 'name: "Backup'), 'frontmatter', 'on line', 'YAML'],
    ['YAML with a stray bracket', () => replaced('name: Backup', 'name: [Backup'), 'duration', 'duration: 5 min', 'YAML'],
    ['YAML with a tab', () => replaced('      duration: 5 min', '\tduration: 5 min'), 'duration', 'duration: 5 min', 'YAML'],
    ['YAML with wrong indentation', () => replaced('      duration: 5 min', '     duration: 5 min'), 'duration', `on line ${slides.split('\n').indexOf('      duration: 5 min') + 1}`, 'YAML'],
    ['YAML with a colon in a value', () => replaced('name: Backup', 'name: Backup: full'), 'name', 'Backup: full', 'YAML'],
    ['a key given twice', () => replaced('  label: Phase', '  label: Phase\n  label: Step'), 'label', 'label: Step', 'YAML'],
    ['three dashes in a value', () => replaced('Creating dependency graph', 'Creating --- a graph'), 'frontmatter', 'Creating --- a graph', 'no three dashes'],
    ['a duration in no known unit', () => replaced('3.5 hours', '3.5 fortnights'), 'execution.phases[4].duration', '"3.5 fortnights"', 'a duration such as'],
    ['a duration without a unit', () => replaced('duration: 20 min', 'duration: 20'), 'execution.phases[5].duration', '20', 'a duration such as'],
    ['a duration of zero', () => replaced('duration: 2 min', 'duration: 0 min'), 'execution.phases[1].duration', '"0 min"', 'from 1 s'],
    ['a negative duration', () => replaced('duration: 2 min', 'duration: -2 min'), 'execution.phases[1].duration', '"-2 min"', 'a duration such as'],
    ['a duration with a decimal comma', () => replaced('3.5 hours', '3,5 hours'), 'execution.phases[4].duration', '"3,5 hours"', 'a duration such as'],
    ['a phase without a duration', () => replaced('      duration: 5 min\n', ''), 'execution.phases[2].duration', 'nothing', 'a duration such as'],
    ['a phase without a name', () => replaced('- name: Backup', '- name:'), 'execution.phases[2].name', 'nothing', 'text'],
    ['a phase without steps', () => replaced(/steps:\n {8}- Creating full[\s\S]*?checkpoint/, 'steps: []'), 'execution.phases[2].steps', '[]', 'at least one step'],
    ['an empty step', () => replaced('- Verifying backup integrity', '- '), 'execution.phases[2].steps[2]', 'nothing', 'text'],
    ['a step that is a number', () => replaced('- Verifying backup integrity', '- 2024'), 'execution.phases[2].steps[2]', '2024', 'quote a number'],
    ['a step that is a mapping', () => replaced('- Verifying backup integrity', '- a: b'), 'execution.phases[2].steps[2]', '{"a":"b"}', 'text'],
    ['an empty phase list', () => replaced(/phases:\n[\s\S]*?(?=\nmetrics)/, 'phases: []\n'), 'execution.phases', '[]', 'at least one phase'],
    ['phases that are one text', () => replaced(/phases:\n[\s\S]*?(?=\nmetrics)/, 'phases: all\n'), 'execution.phases', '"all"', 'a list'],
    ['a misspelt key of a phase', () => replaced('      duration: 5 min', '      durration: 5 min'), 'execution.phases[2].durration', 'no meaning here', 'name, duration, steps'],
    ['a metric without a value', () => replaced('    value: 30 min\n', ''), 'metrics[2].value', 'nothing', 'text'],
    ['a metric with an empty value', () => replaced('value: 30 min', 'value: \'\''), 'metrics[2].value', '""', 'text'],
    ['an unknown key of a metric', () => replaced('value: 30 min', 'value: 30 min\n    colour: red'), 'metrics[2].colour', 'no meaning here', 'label, value, remark'],
    ['no metrics', () => replaced(/metrics:[\s\S]*?(?=\n---\n)/, ''), 'metrics', 'nothing', 'at least one metric'],
    ['no command', () => replaced(/command:[\s\S]*?(?=\nnext)/, ''), 'command', 'nothing', 'heading, terminal'],
    ['a misspelt key of the slide', () => replaced('command:\n', 'comand:\n'), 'comand', 'no meaning here', 'command, next'],
    ['an unknown headmatter key', () => replaced('lang: en', 'lang: en\ncolourScheme: dark'), 'colourScheme', 'no meaning here', 'the keys of Slidev'],
    ['a headmatter key on the second slide', () => `${slides}\n---\ntheme: seriph\n---\n\n# Two\n`, 'theme', 'no meaning here', 'the keys of Slidev'],
    ['an imported file', () => `${slides}\n---\nsrc: ./nope.md\n---\n`, 'src', 'no meaning here', 'the keys of Slidev'],
    ['a word too many for the handout', () => replaced('  own: Your notes', '  own: Your notes\n  extra: Hm'), 'handout.extra', 'no meaning here', 'the keys notes'],
    ['an author that is a number', () => replaced('lang: en', 'lang: en\nauthor: 5'), 'author', '5', 'text'],
    ['an address that is none', () => replaced('lang: en', 'lang: en\nseoMeta:\n  ogUrl: example.com'), 'seoMeta.ogUrl', '"example.com"', 'the address of the site'],
    ['defaults for all slides', () => replaced('lang: en', 'lang: en\ndefaults:\n  layout: workflow'), 'defaults', 'no meaning here', 'the keys of Slidev'],
    ['a number of clicks', () => replaced('lang: en', 'lang: en\nclicks: 3'), 'clicks', 'no meaning here', 'the keys of Slidev'],
    ['a hidden slide', () => replaced('lang: en', 'lang: en\nhide: true'), 'hide', 'no meaning here', 'the keys of Slidev'],
    ['another shape of the slide', () => replaced('lang: en', 'lang: en\naspectRatio: foo'), 'aspectRatio', '"foo"', '16/9'],
    ['a font that is a number', () => replaced('sans: IBM Plex Sans', 'sans: 5'), 'fonts.sans', '5', 'the name of a font'],
    ['a title that is a number', () => replaced('lang: en', 'lang: en\ntitle: 5'), 'title', '5', 'text on one line'],
    ['a type in the headmatter\'s title', () => '---\ntitle: From Vec<T> to List<U>\n---\n\n# One\n', 'title', '"<U>" (Element is missing end tag)', 'text, and `<U>` as code'],
    ['an expression that is none in a title', () => '---\ntitle: Use {{ a b }}\n---\n\n# One\n', 'title', '"{{ a b }}" (Error parsing', '`{{ a b }}` as code'],
    ['a title template without a title', () => replaced('titleTemplate: \'%s\'', 'titleTemplate: 5'), 'titleTemplate', '5', '%s'],
    ['a picture of a foreign host', () => `${slides}\n---\n\n# Two\n\n![x](https://example.org/x.png)\n`, 'text', 'https://example.org/x.png', 'a picture in public/'],
    ['a background of a foreign host', () => `${slides}\n---\nlayout: cover\nbackground: https://example.org/x.png\n---\n\n# Two\n`, 'background', '"https://example.org/x.png"', 'a file in public/'],
    ['a favicon that is an address in disguise', () => replaced('favicon: /favicon.svg', 'favicon: /\\example.org/x.png'), 'favicon', 'example.org', 'a file in public/'],
    ['fonts of a foreign host', () => replaced('provider: none', 'provider: google'), 'fonts.provider', '"google"', 'none'],
    ['a favicon that is not there', () => replaced('favicon: /favicon.svg', 'favicon: /nope.svg'), 'favicon', '"/nope.svg"', 'a file in public/, such as /picture.png, that is there'],
    ['a favicon outside public/', () => replaced('favicon: /favicon.svg', 'favicon: /../package.json'), 'favicon', '"/../package.json"', 'a file in public/'],
    ['a favicon of a foreign host', () => replaced('favicon: /favicon.svg', 'favicon: https://example.org/x.png'), 'favicon', '"https://example.org/x.png"', 'a file in public/'],
    ['an unknown layout', () => replaced('layout: workflow', 'layout: workflows'), 'layout', '"workflows"', 'workflow, '],
    ['a total that the phases contradict', () => replaced('value: 4 hours', 'value: 3 hours'), 'metrics[1].value', '"3 hours"', '2 + 5 + 15 + 210 + 20 = 252 min'],
    ['a total that is no duration', () => replaced('value: 4 hours', 'value: half a day'), 'metrics[1].value', '"half a day"', '252 min'],
    ['a sum of something else', () => replaced('sumOf: phases', 'sumOf: steps'), 'metrics[1].sumOf', '"steps"', 'phases'],
    ['a step of 10,000 characters', () => replaced('Creating dependency graph', long), 'execution.phases[1].steps[3]', '(10002 characters)', '1 to 300 characters'],
    ['a subtitle of 10,000 characters', () => replaced('Let\'s see how', long), 'text', 'characters)', 'at most 300'],
    ['no title', () => replaced('# Real-World', 'Real-World'), 'title', '"Real-World', '"# "'],
    ['no text at all', () => replaced(/# Real-World[\s\S]*?(?=<!--)/, ''), 'title', 'nothing', '"# "'],
    ['two titles', () => replaced('Let\'s see', '# Let\'s see'), 'text', '"# Let\'s see', 'one paragraph'],
    ['two paragraphs', () => replaced('in production', 'in\n\nproduction'), 'text', 'production', 'one paragraph'],
    ...['<div>', '<script>alert(1)</script>', '<script setup>', '<img src=x onerror=alert(1)>', '<v-click>', '<Foo/>', '<style>', '{{ foo.bar }}', '<<< ./nope.ts', '![x](/x.png)', '$$'].map<[string, () => string, string, string, string]>(markup =>
      [`${markup} below the title`, () => replaced('in production', `in ${markup} production`), 'text', markup.slice(0, 2), 'no HTML']),
    ['no layout', () => replaced('layout: workflow\n', ''), 'layout', 'nothing', 'workflow, '],
    ['a layout in capitals', () => replaced('layout: workflow', 'layout: Workflow'), 'layout', '"Workflow"', 'workflow, '],
    ['an empty line before the headmatter', () => `\n${slides}`, 'frontmatter', '""', 'a first line of ---'],
    ['notes that are not last', () => `${slides}\n<style>\nh1 { color: red }\n</style>\n`, 'notes', 'a comment that something follows', 'at the very end'],
    ['notes that never end', () => slides.replace('-->', ''), 'notes', 'a comment', 'at the very end'],
    ['more click markers than clicks', () => replaced('[click:4]', '[click:5]'), 'notes', '8 clicks', 'at most 7'],
    ['a click marker that is none', () => replaced('[click:4]', '[click:four]'), 'notes', '[click:four]', '[click] or [click:2]'],
    ['a click marker in round brackets', () => replaced('[click:4]', '(click:4)'), 'notes', '(click:4)', '[click] or [click:2]'],
    ['a pace with a step too few', () => paced.replace('[2 min, 3', '[3'), 'pace', 'a list of 7', '8 durations, one for each step'],
    ['a pace that is one duration', () => paced.replace(/pace: \[2.*/, 'pace: 20 min'), 'pace', '"20 min"', 'a list of at least one duration'],
    ['a pace without lengths', () => paced.replace('[90 s, 30 s]', '[]'), 'pace', '[]', 'at least one duration'],
    ['a pace with a length that is none', () => paced.replace('[90 s', '[soon'), 'pace[1]', '"soon"', 'a duration such as'],
    ['a pace on one slide alone', () => paced.replace('pace: [90 s, 30 s]', 'class: questions'), 'pace', 'nothing', 'as the other slides have'],
    ['a pace without a duration', () => paced.replace('duration: 22 min\n', ''), 'duration', 'nothing', 'the sum of every pace, 22 min'],
    ['a duration that the pace contradicts', () => paced.replace('duration: 22 min', 'duration: 19 min'), 'duration', '"19 min"', 'the sum of every pace, 22 min'],
    ['a duration that is off by a second', () => paced.replace('30 s]', '31 s]'), 'duration', '"22 min"', 'the sum of every pace, 22 min 1 s'],
    ['a duration in another language than the talk\'s', () => replaced('3.5 hours', '3,5 Stunden'), 'execution.phases[4].duration', '"3,5 Stunden"', '"3.5 hours"'],
    ['a duration in no language', () => german('3,5 Stunden', '3,5 heures'), 'execution.phases[4].duration', '"3,5 heures"', '"3,5 Stunden", "1 Std. 30 Min." or "2 min"'],
    ['a total that the phases contradict, in German', () => german('4 Stunden', '3 Stunden'), 'metrics[1].value', '"3 Stunden"', '2 + 5 + 15 + 210 + 20 = 252 Min.'],
    ['a duration that the pace contradicts, in German', () => german('20 Minuten', '21 Minuten'), 'duration', '"21 Minuten"', 'the sum of every pace, 20 Min.'],
    ['a total of years that the phases contradict', () => replaced('3.5 hours', '3 years').replace('4 hours', '2 years'), 'metrics[1].value', '"2 years"', '= 1577889.6 min'],
    ['a misspelt pace', () => replaced('layout: workflow', 'layout: workflow\npaces: [20 min]'), 'paces', 'no meaning here', 'metrics, pace, the keys of Slidev'],
    ['a type in the title of an ordinary slide', () => `${slides}\n---\n\n# Two\n\n\`\`\`\n<T>\n\`\`\`\n\n## Vec<T> and List<U>\n`, 'text', `"<U>" on line ${slides.split('\n').length + 9}, `, '`<U>` as code'],
    ['a tag that is never closed', () => `${slides}\n---\n\n# Two\n\n<div>\n\nText\n`, 'text', `"<div>" on line ${slides.split('\n').length + 5}, `, 'tags in pairs'],
    ['a comment that never ends on an ordinary slide', () => `${slides}\n---\n\n# Two\n\n<!-- Said\n`, 'notes', 'does not end', '<!-- and -->'],
    ['5,000 lists in one another', () => replaced('lang: en', `lang: en\nkeywords: ${'['.repeat(5000)}${']'.repeat(5000)}`), 'frontmatter', 'too deep', 'keys and values'],
    ['100,000 keys', () => replaced('lang: en', `lang: en\n${Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join('\n')}`), 'frontmatter', 'keys', 'at most 5000'],
    ['100,000 pictures that do not end', () => `${slides}\n---\n\n# Two\n\n${'!['.repeat(100_000)}\n`, 'text', 'very many "!["', 'that end'],
    ['100,000 comments that do not end', () => `${slides}\n---\n\n# Two\n\n${'<!--'.repeat(100_000)}\n`, 'text', 'very many "<!--"', 'that end'],
    ['an alias of itself', () => replaced('  label: Phase', '  label: &x [*x]'), 'frontmatter', '*x', 'plain values'],
    ['an alias of nothing', () => replaced('  label: Phase', '  label: *nope'), 'frontmatter', '*nope', 'plain values'],
  ])('%s', (_, talk, key, found, allowed) => {
    const problems = checkTalk(talk(), deck)
    expect(problems).toHaveLength(1)
    expect(problems[0].key).toBe(key)
    expect(problems[0].found).toContain(found)
    expect(problems[0].allowed).toContain(allowed)
  })
})

describe('what the talk can go on with is a warning', () => {
  const ordinary = (slide: string) => `${slides}\n---\n${slide}`
  it.each<[name: string, talk: () => string, warning: string]>([
    ['a key without a meaning on an ordinary slide', () => ordinary('colour: red\n---\n\n# Two\n'), 'slides.md, slide 2, colour: found a key that has no meaning here; allowed: pace, the keys of Slidev (sli.dev/custom)'],
    ['a comment that is no notes', () => ordinary('\n<!-- Left -->\n\n# Two\n'), 'slides.md, slide 2, notes: found a comment that something follows; allowed: notes in a comment at the end of the slide'],
    ['a click marker that is none', () => ordinary('\n# Two\n\n<!-- (click) Said -->\n'), 'slides.md, slide 2, notes: found (click); allowed: [click] or [click:2]'],
    ['a type in the notes', () => replaced('This is a real', 'A Vec<T> is a real'), 'slides.md, slide 1, notes: found "<T>", which is not shown; allowed: `<T>` as code, or HTML'],
  ])('%s', (_, talk, warning) => {
    expect(assertTalk(talk(), deck)).toEqual([warning])
  })
})

it('lists the first of very many problems, each in brief', () => {
  const key = 'k'.repeat(1000)
  const talk = replaced('lang: en', `lang: en\n${key}: 1\n${Array.from({ length: 1000 }, (_, index) => `k${index}: 1`).join('\n')}`)
  expect(() => assertTalk(talk, deck)).toThrow(/and 981 more$/)
  try {
    assertTalk(talk, deck)
  }
  catch (error) {
    expect((error as TalkError).message.length).toBeLessThan(10_000)
  }
})

it('says file, slide, key, what was found and what is allowed, without a stack', () => {
  const talk = `${slides}\n---\nlayout: centre\n---\n\n# Two\n`
  try {
    assertTalk(talk, deck)
    expect.unreachable()
  }
  catch (error) {
    expect(error).toBeInstanceOf(TalkError)
    expect((error as TalkError).message).toMatch(/^slides\.md, slide 2, layout: found "centre"; allowed: workflow, 404, .*$/)
    expect((error as TalkError).stack).toBe((error as TalkError).message)
  }
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
    const line = `slides.md, slide 3, text: found ${found}; allowed: HTML, styles and Vue's templates without mistakes; code between backticks`
    expect(explainTemplate(talk, 'slides.md', 2, 'Unclosed block')).toBe(line)
    // Slidev's list of slides tells no number.
    if (!text.includes('<style>'))
      expect(explainTemplate(talk, 'slides.md', undefined, '')).toBe(line)
  })
})
