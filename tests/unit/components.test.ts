// @vitest-environment happy-dom
import type { Component, DirectiveBinding } from 'vue'
import type { Phase, Workflow } from '../../lib/workflow.ts'
import { readFileSync } from 'node:fs'
import { parseSync } from '@slidev/parser/core'
import { mount } from '@vue/test-utils'
import BrandColors from 'slidev-addon-brand/components/BrandColors.vue'
import OwnNotes from 'slidev-addon-handout/client/OwnNotes.vue'
import SpeakerNotes from 'slidev-addon-handout/client/SpeakerNotes.vue'
import { describe, expect, it, vi } from 'vitest'
import CommandCard from '../../components/CommandCard.vue'
import MetricsStrip from '../../components/MetricsStrip.vue'
import NextSteps from '../../components/NextSteps.vue'
import PhaseList from '../../components/PhaseList.vue'

const talk = parseSync(readFileSync('tests/talk.md', 'utf8'), 'slides.md').slides[0].frontmatter as Workflow

function render(component: Component, props: object, slots = {}, language = 'en') {
  // Shows what a click reveals, and marks it.
  const click = (element: HTMLElement, { value }: DirectiveBinding) => element.classList.toggle('revealed', value !== false)
  return mount(component, { props: { ...props }, slots, global: { directives: { click }, provide: { language } } })
}

function renderPhases(phases: Phase[], language = 'en') {
  return render(PhaseList, { ...talk.execution, phases }, {}, language)
}

describe('the command card', () => {
  it('is a heading and code, every character as written', () => {
    const card = render(CommandCard, talk.command)
    expect(card.get('h2').text()).toBe('The Command')
    expect(card.get('pre code').element.textContent).toBe(talk.command.terminal)
  })
})

describe('the next steps', () => {
  it('are a heading and an ordered list, numbered by the list alone', () => {
    const next = render(NextSteps, talk.next)
    expect(next.get('h2').text()).toBe('What Happens Next:')
    expect(next.findAll('ol > li').map(item => item.text())).toEqual(talk.next.steps)
  })
})

describe('the phase list', () => {
  const list = renderPhases(talk.execution.phases)

  it('is an ordered list with a heading, a time and a list of steps in each phase', () => {
    const items = list.findAll('ol > li')
    expect(items.map(item => item.get('h3').text())).toEqual(talk.execution.phases.map(phase => phase.name))
    expect(items.map(item => item.get('p').text())).toEqual(['Phase 1', 'Phase 2', 'Phase 3', 'Phase 4', 'Phase 5'])
    expect(items.map(item => item.get('time').text())).toEqual(['2 min', '5 min', '15 min', '3.5 hours', '20 min'])
    expect(items.map(item => item.get('time').attributes('datetime'))).toEqual(['PT2M', 'PT5M', 'PT15M', 'PT3H30M', 'PT20M'])
    items.forEach((item, index) => {
      expect(item.findAll('ul > li').map(step => step.text())).toEqual(talk.execution.phases[index].steps.map(step => `✓ ${step}`))
    })
  })

  it('keeps its check marks from screen readers, not their text from copies', () => {
    expect(list.findAll('[aria-hidden=true]').map(mark => mark.element.textContent)).toEqual(Array.from({ length: 15 }).fill('✓ '))
  })

  it.each([
    ['en', ['2 min: 1%', '5 min: 2%', '15 min: 6%', '3.5 hours: 83%', '20 min: 8%']],
    ['de', ['2 min: 1\u00A0%', '5 min: 2\u00A0%', '15 min: 6\u00A0%', '3.5 hours: 83\u00A0%', '20 min: 8\u00A0%']],
  ])('says the share of each phase, in the language %s', (language, shares) => {
    const bars = renderPhases(talk.execution.phases, language).findAll('ol > li > [role=img]')
    expect(bars.map(bar => bar.attributes('aria-label'))).toEqual(shares)
  })

  it('needs no heading and no word before its numbers; its names stand below the slide\'s title then', () => {
    const bare = render(PhaseList, { phases: talk.execution.phases })
    expect(bare.find('h3').exists()).toBe(false)
    expect(bare.findAll('h2').map(name => name.text())).toEqual(talk.execution.phases.map(phase => phase.name))
    expect(bare.findAll('p').map(number => number.text())).toEqual(['1', '2', '3', '4', '5'])
  })

  it.each<[string, unknown, string]>([
    ['of no unit', 'soon', '"soon"'],
    ['that is a number', 5, '5'],
    ['that is left out', undefined, 'nothing'],
    ['in a unit of another language', '3,5 Stunden', '"3,5 Stunden"'],
  ])('says what is wrong with a duration %s, draws no bar for it and keeps the others to scale', (_, duration, found) => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const [first, second, third] = talk.execution.phases
    const odd = renderPhases([{ ...first, duration: '1 h' }, { ...second, duration: duration as string }, { ...third, duration: '3 h' }])
    expect(odd.findAll('ol > li h3').map(name => name.text())).toEqual([first, second, third].map(({ name }) => name))
    expect(odd.findAll('[role=img]').map(bar => bar.attributes('aria-label'))).toEqual(['1 h: 25%', '3 h: 75%'])
    expect(odd.findAll('ol > li').map(row => row.attributes('data-mistake'))).toEqual([
      undefined,
      `<PhaseList> phases[2].duration: found ${found}; allowed: a duration such as "2 min", "3.5 hours" or "1 h 30 min", from 1 s to 1000 years`,
      undefined,
    ])
  })

  it('stands where no duration can be read', () => {
    expect(renderPhases(talk.execution.phases.map(phase => ({ ...phase, duration: 'soon' }))).findAll('[role=img]')).toHaveLength(0)
  })

  it('draws a phase as its slot does, with its bar', () => {
    const own = render(PhaseList, talk.execution, { default: '<template #default="{ phase, index }"><b>{{ index }} {{ phase.name }}</b></template>' })
    expect(own.findAll('ol > li b').map(phase => phase.text())).toEqual(['0 Analysis', '1 Backup', '2 Schema Translation', '3 Data Migration', '4 Verification'])
    expect(own.findAll('[role=img]')).toHaveLength(5)
  })

  it('shows HTML in a step as text', () => {
    const step = '<img src=x onerror="alert(1)"> & <b>bold</b>'
    const hostile = renderPhases([{ name: '<i>A</i>', duration: '2 min', steps: [step] }])
    expect(hostile.find('img, b, i').exists()).toBe(false)
    expect(hostile.get('ul').text()).toBe(`✓ ${step}`)
    expect(hostile.get('h3').text()).toBe('<i>A</i>')
  })

  it('follows a change of a duration', async () => {
    await list.setProps({ phases: talk.execution.phases.map(phase => ({ ...phase, duration: '1 h 30 min' })) })
    expect(list.findAll('time').map(time => time.attributes('datetime'))).toEqual(Array.from({ length: 5 }).fill('PT1H30M'))
  })
})

describe('the metrics', () => {
  it('are terms, each with its value and its remark', () => {
    const strip = render(MetricsStrip, { metrics: talk.metrics })
    expect(strip.findAll('dl > div').map(group => [group.get('dt').text(), ...group.findAll('dd').map(detail => detail.text())]))
      .toEqual(talk.metrics.map(({ label, value, remark }) => [label, value, remark]))
  })
})

describe('the parts of a list', () => {
  it.each<[string, Component, object, number]>([
    ['phases', PhaseList, talk.execution, 5],
    ['next steps', NextSteps, talk.next, 4],
    ['metrics', MetricsStrip, { metrics: talk.metrics }, 3],
  ])('appear at a click each where that is asked for: %s', (_, component, props, count) => {
    expect(render(component, props).findAll('.revealed')).toHaveLength(0)
    expect(render(component, { ...props, stepwise: true }).findAll('.revealed')).toHaveLength(count)
  })
})

describe('the speaker\'s notes', () => {
  const click = (clicks: number) => `<span class="slidev-note-click-mark" data-clicks="${clicks}"></span>`
  const read = (html: string) => {
    const notes = render(SpeakerNotes, { heading: 'Speaker notes', html, steps: ['On the title', 'Next'], click: 'Click' })
    expect(notes.get('h2').text()).toBe('Speaker notes')
    return notes.findAll('section > section').map(row => [row.get('h3').text(), row.get('div').element.innerHTML])
  }

  it.each([
    ['a paragraph for each step', `<p>A</p><p>${click(1)}B</p><p>${click(3)}C</p><p>D</p>`, [['On the title', '<p>A</p>'], ['Next', '<p>B</p>'], ['Click 3', '<p>C</p><p>D</p>']]],
    ['a paragraph cut at a click', `<p>A <b>and</b> ${click(1)} B</p>`, [['On the title', '<p>A <b>and</b> </p>'], ['Next', '<p> B</p>']]],
    ['a list cut at a click', `<ul><li>A</li><li>${click(1)}B</li></ul>`, [['On the title', '<ul><li>A</li></ul>'], ['Next', '<ul><li>B</li></ul>']]],
    ['nothing before the first click', `<p>${click(1)}B</p>`, [['Next', '<p>B</p>']]],
    ['nothing behind the last click', `<p>A</p><p>${click(1)}</p>`, [['On the title', '<p>A</p>']]],
    ['a picture alone', `<p>A</p><p>${click(1)}<img src="/a.png"></p>`, [['On the title', '<p>A</p>'], ['Next', '<p><img src="/a.png"></p>']]],
    ['no clicks', '<p>A</p>', [['On the title', '<p>A</p>']]],
  ])('are told by step: %s', (_, html, rows) => {
    expect(read(html)).toEqual(rows)
  })
})

describe('the lines for own notes', () => {
  it('are a heading and nothing that a screen reader meets', () => {
    const own = render(OwnNotes, { heading: 'Your notes' })
    expect(own.get('h2').text()).toBe('Your notes')
    expect(own.findAll('hr').every(line => line.element.closest('[aria-hidden=true]'))).toBe(true)
  })
})

describe('the colours of the brand', () => {
  const brand = render(BrandColors, {})

  it('are a table with a caption, a head for every column and a name for every row', () => {
    expect(brand.get('table > caption').text()).toContain('WCAG 2.2')
    expect(brand.findAll('thead th[scope=col]').map(head => head.text())).toEqual(['Colour', 'Hex', 'Roles', 'page', 'surface', 'surface-raised', 'every surface'])
    expect(brand.findAll('thead th[scope=colgroup]').map(head => [head.text(), head.attributes('colspan')])).toEqual([['On stage', '3'], ['On paper', '1']])
    const rows = brand.findAll('tbody > tr')
    expect(rows).toHaveLength(10)
    for (const row of rows)
      expect([row.findAll('th[scope=row]').length, row.findAll('td').length]).toEqual([1, 6])
  })

  const button = brand.get('tr:nth-child(2) button')

  it('give their hex to the clipboard, and say so politely', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await button.trigger('click')
    expect(writeText).toHaveBeenCalledWith('#C6A300')
    await vi.waitFor(() => expect(brand.get('[role=status]').text()).toBe('#C6A300 is copied.'))
  })

  it('select it where the page may not use the clipboard', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('NotAllowedError'))
    const select = vi.spyOn(Selection.prototype, 'selectAllChildren')
    await button.trigger('click')
    await vi.waitFor(() => expect(brand.get('[role=status]').text()).toContain('#C6A300 is selected'))
    expect(select.mock.calls[0][0].textContent).toBe('#C6A300')
  })
})
