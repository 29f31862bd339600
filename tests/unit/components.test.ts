// @vitest-environment happy-dom
import type { Component } from 'vue'
import type { Phase, Workflow } from '../../lib/talk.ts'
import { readFileSync } from 'node:fs'
import { parseSync } from '@slidev/parser/core'
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import BrandColors from '../../components/BrandColors.vue'
import CommandCard from '../../components/CommandCard.vue'
import MetricsStrip from '../../components/MetricsStrip.vue'
import NextSteps from '../../components/NextSteps.vue'
import OwnNotes from '../../components/OwnNotes.vue'
import PhaseCard from '../../components/PhaseCard.vue'
import PhaseList from '../../components/PhaseList.vue'
import SpeakerNotes from '../../components/SpeakerNotes.vue'

const talk = parseSync(readFileSync('tests/talk.md', 'utf8'), 'slides.md').slides[0].frontmatter as Workflow

function render(component: Component, props: object, slots = {}) {
  return mount(component, { props: { ...props }, slots, global: { directives: { click: {} } } })
}

function renderPhases(phases: Phase[]) {
  return render(PhaseList, { heading: talk.execution.heading, phases }, {
    default: ({ phase, index }: { phase: Phase, index: number }) => h(PhaseCard, { ...phase, number: `Phase ${index + 1}` }),
  })
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

  it('keeps its check marks and its time bar from screen readers', () => {
    expect(list.findAll('[aria-hidden=true]').map(mark => mark.text()).filter(Boolean)).toEqual(Array.from({ length: 15 }).fill('✓'))
    expect(list.findAll('ol > li > [aria-hidden=true]')).toHaveLength(5)
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
