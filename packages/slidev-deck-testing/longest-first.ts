import type { TestSpecification } from 'vitest/node'
import { basename } from 'node:path'
import { BaseSequencer } from 'vitest/node'

/** Browser tests as they take time, the longest first. */
const longest = ['mistakes', 'handout', 'site', 'outputs', 'presenter', 'stage', 'pace', 'present', 'single', 'any-deck', 'brief', 'doctor', 'remote', 'packed', 'offline', 'keys', 'export', 'brand', 'language'].map(name => `${name}.test.ts`)

/**
 * Starts the longest test files first, so that all workers are busy to the
 * end: Vitest knows the durations of an earlier run alone, and a clean checkout
 * has none.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification) => {
      const at = longest.indexOf(basename(moduleId))
      return project.name === 'e2e' && at >= 0 ? at : longest.length + Number(project.name !== 'e2e')
    }
    return files.toSorted((a, b) => place(a) - place(b))
  }
}
