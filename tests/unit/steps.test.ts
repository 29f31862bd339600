import type { Workflow } from '../../lib/workflow.ts'
import { describe, expect, it } from 'vitest'
import { workflowSteps } from '../../lib/schema.ts'

const words = { opening: 'On the title', result: 'The result' }

describe('the steps of a workflow slide', () => {
  it('are the title, the next steps, every phase and the result', () => {
    const slide: Workflow = {
      command: { heading: 'Command', terminal: '$ run' },
      next: { heading: 'What Happens Next:', steps: ['One'] },
      execution: { heading: 'Execution', label: 'Stage', phases: ['Plan', 'Do'].map(name => ({ name, duration: '2 min', steps: [] })) },
      metrics: [],
    }
    expect(workflowSteps(slide, words)).toEqual(['On the title', 'What Happens Next', 'Stage 1: Plan', 'Stage 2: Do', 'The result'])
  })
})
