/** The data of a slide in the workflow layout, as it stands in slides.md. */

export interface Command {
  heading: string
  /** What the terminal shows, line by line. */
  terminal: string
}

export interface NextSteps {
  heading: string
  steps: string[]
}

export interface Phase {
  name: string
  /** As the speaker wrote it: "2 min", "3.5 hours". */
  duration: string
  steps: string[]
}

export interface Execution {
  heading: string
  /** The word before a phase's number. */
  label: string
  phases: Phase[]
}

export interface Metric {
  label: string
  value: string
  remark: string
  /** Set where `value` claims the sum of the phases' durations: it is checked. */
  sumOf?: 'phases'
}

export interface Workflow {
  command: Command
  next: NextSteps
  execution: Execution
  metrics: Metric[]
}
