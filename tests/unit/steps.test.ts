import type { Workflow } from '../../lib/talk.ts'
import { stepNames } from 'slidev-deck-kit/shared/steps.ts'
import { describe, expect, it } from 'vitest'

const words = { notes: 'Notes', own: 'Yours', opening: 'On the title', result: 'The result', click: 'Click' }

describe('the steps of a workflow slide', () => {
  it('are the title, the next steps, every phase and the result', () => {
    const slide: Workflow = {
      command: { heading: 'Command', terminal: '$ run' },
      next: { heading: 'What Happens Next:', steps: ['One'] },
      execution: { heading: 'Execution', label: 'Stage', phases: ['Plan', 'Do'].map(name => ({ name, duration: '2 min', steps: [] })) },
      metrics: [],
    }
    expect(stepNames(slide, words)).toEqual(['On the title', 'What Happens Next', 'Stage 1: Plan', 'Stage 2: Do', 'The result'])
  })
})
