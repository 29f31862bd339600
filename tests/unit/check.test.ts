import { readFileSync } from 'node:fs'
import { checkDeck } from 'slidev-deck-kit/node/check/check.ts'
import { loadDeck } from 'slidev-deck-kit/node/deck-config.ts'
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
  expect(checkDeck(readFileSync('slides.md', 'utf8'), deck)).toEqual([])
})

it('finds nothing wrong with the talks of the tests', () => {
  expect(checkDeck(slides, deck)).toEqual([])
  for (const language of ['de', 'ja', 'ar'])
    expect(checkDeck(readFileSync(`tests/languages/${language}.md`, 'utf8'), deck)).toEqual([])
})

/** A talk of three slides that says how long each step is to take; the hidden one does not count. */
const paced = `${slides
  .replace('mcp: false', 'mcp: false\nduration: 22 min')
  .replace('layout: workflow', 'layout: workflow\npace: [2 min, 3 min, 2 min, 2 min, 3 min, 4 min, 1.5 min, 2 min 30 s]')
}\n---\nhide: true\n---\n\n# Hidden\n\n---\npace: [90 s, 30 s]\n---\n\n# Questions?\n`

it.each([
  ['a claim in other units', () => replaced('value: 4 hours', 'value: 252 min')],
  ['no claim to check', () => replaced('    sumOf: phases\n', '')],
  ['one phase and one step', () => replaced(/ {4}- name: Backup[\s\S]*?(?=\nmetrics)/, '').replace('value: 4 hours', 'value: 2 min').replace(/\[click:\d\]/g, '')],
  ['a pace whose sum is the duration', () => paced],
  ['a total of years', () => replaced('3.5 hours', '3 years').replace('4 hours', '3 years')],
  ['no words for the handout and the site', () => replaced(/handout:\n[\s\S]*?(?=layout:)/, '')],
  ['a word of the handout alone', () => replaced(/handout:\n(?: .*\n)+/, 'handout:\n  own: Mine\n')],
])('accepts %s', (_, talk) => {
  expect(checkDeck(talk(), deck)).toEqual([])
})

describe('a malformed talk gets one clear message', () => {
  it.each<[name: string, talk: () => string, key: string, found: string, allowed: string]>([
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
    ['a word too many for the handout', () => replaced('  own: Your notes', '  own: Your notes\n  extra: Hm'), 'handout.extra', 'no meaning here', 'the keys notes'],
    ['a total that the phases contradict', () => replaced('value: 4 hours', 'value: 3 hours'), 'metrics[1].value', '"3 hours"', '2 + 5 + 15 + 210 + 20 = 252 min'],
    ['a total that is no duration', () => replaced('value: 4 hours', 'value: half a day'), 'metrics[1].value', '"half a day"', '252 min'],
    ['a sum of something else', () => replaced('sumOf: phases', 'sumOf: steps'), 'metrics[1].sumOf', '"steps"', 'phases'],
    ['a step of 10,000 characters', () => replaced('Creating dependency graph', long), 'execution.phases[1].steps[3]', '(10002 characters)', '1 to 300 characters'],
    ['no layout', () => replaced('layout: workflow\n', ''), 'layout', 'nothing', 'workflow, '],
    ['more click markers than clicks', () => replaced('[click:4]', '[click:5]'), 'notes', '8 clicks', 'at most 7'],
    ['a pace with a step too few', () => paced.replace('[2 min, 3', '[3'), 'pace', 'a list of 7', '8 durations, one for each step'],
    ['a duration in another language than the talk\'s', () => replaced('3.5 hours', '3,5 Stunden'), 'execution.phases[4].duration', '"3,5 Stunden"', '"3.5 hours"'],
    ['a duration in no language', () => german('3,5 Stunden', '3,5 heures'), 'execution.phases[4].duration', '"3,5 heures"', '"3,5 Stunden", "1 Std. 30 Min." or "2 min"'],
    ['a total that the phases contradict, in German', () => german('4 Stunden', '3 Stunden'), 'metrics[1].value', '"3 Stunden"', '2 + 5 + 15 + 210 + 20 = 252 Min.'],
    ['a duration that the pace contradicts, in German', () => german('20 Minuten', '21 Minuten'), 'duration', '"21 Minuten"', 'the sum of every pace, 20 Min.'],
    ['a total of years that the phases contradict', () => replaced('3.5 hours', '3 years').replace('4 hours', '2 years'), 'metrics[1].value', '"2 years"', '= 1577889.6 min'],
  ])('%s', (_, talk, key, found, allowed) => {
    const problems = checkDeck(talk(), deck)
    expect(problems).toHaveLength(1)
    expect(problems[0].key).toBe(key)
    expect(problems[0].found).toContain(found)
    expect(problems[0].allowed).toContain(allowed)
  })
})
