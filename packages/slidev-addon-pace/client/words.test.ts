// @vitest-environment happy-dom
import type { SpeakerWords } from 'slidev-deck-kit/shared/words.ts'
import type { Component } from 'vue'
import { mount } from '@vue/test-utils'
import { placesIn, words } from 'slidev-deck-kit/shared/words.ts'
import { describe, expect, it } from 'vitest'
import { paceAt } from '../shared/pace.ts'
import NewPlan from './NewPlan.vue'
import PaceFigures from './PaceFigures.vue'
import RehearsalList from './RehearsalList.vue'
import RehearsalPicture from './RehearsalPicture.vue'
import RehearsalTable from './RehearsalTable.vue'

/** Every word is its key, with its places. */
const keys = Object.fromEntries(Object.entries(words.speaker).map(([key, word]) => [key, [`${key}!`, ...placesIn(word)].join(' ')])) as SpeakerWords

/** What a component says, to the eye and to screen readers, in words other than English. */
function said(component: Component, props: object): string {
  const wrapper = mount(component, { props: { ...props }, global: { provide: { speakerWords: keys, language: 'de' } } })
  return wrapper.html().replace(/<[^>]*?aria-label="([^"]*)"[^>]*>|<[^>]*>/g, ' $1 ').replace(/\s+/g, ' ').trim()
}

const figures = { status: 'running', seconds: 130, duration: 600, onStep: 70, step: 'Eins', planned: 60, pace: paceAt([60, 60], 1, 130), next: { name: 'Zwei', words: 'Nun denn' } }

describe('in the deck\'s own words', () => {
  it.each<[name: string, component: Component, props: object, text: string]>([
    ['the figures', PaceFigures, figures, 'talk! 2:10 of! 10:00 pace! lateBy! 10 Sek. Eins 1:10 of! 1:00 nextStep! Zwei Nun denn'],
    ['the figures before the talk', PaceFigures, { ...figures, status: 'ready', next: {} }, 'talk! 2:10 of! 10:00 pace! ready! Eins 1:10 of! 1:00 next! nextClick!'],
    ['the figures of a talk that stands at its end', PaceFigures, { ...figures, status: 'paused', pace: paceAt([60, 90], 1, 130), next: undefined }, 'paused! 2:10 of! 10:00 pace! onTime! Eins 1:10 of! 1:00 next! end!'],
    ['the list of rehearsals', RehearsalList, { left: [], runs: [{ began: 1, name: 'Mai', remark: 'lang', fits: true, stored: true }] }, 'Mai lang deleteRun! Mai delete!'],
    ['the picture of rehearsals', RehearsalPicture, { runs: [{ name: 'Plan', steps: [60] }] }, 'picture! Plan: 1:00 Plan 1 1:00'],
    ['the table of rehearsals', RehearsalTable, { count: 3, rows: [{ name: 'Eins', planned: 60, last: 60, median: 90 }, { name: 'Alle', planned: 60, last: 60, median: 60 }] }, 'step! planned! lastRun! median! 3 difference! 1. Eins 1:00 1:00 1:30 longer! 30 Sek. Alle 1:00 1:00 1:00 asPlanned!'],
    ['the new plan', NewPlan, { text: 'pace: []', real: '1 Min.', planned: '2 Min.', fitted: false }, 'length! asItTook! 1 Min. asItWas! 2 Min. plan! pace: [] copy!'],
  ])('%s', (_, component, props, text) => {
    expect(said(component, props)).toContain(text)
  })
})
