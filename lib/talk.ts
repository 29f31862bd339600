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

/** The words that the handout adds to the slide's own. */
export interface HandoutWords {
  /** Heading of the speaker's notes. */
  notes: string
  /** Heading of the lines for the listener's own notes. */
  own: string
  /** The step before the first click. */
  opening: string
  /** The last step of a workflow slide. */
  result: string
  /** The word before a click's number, on slides whose steps have no names. */
  click: string
}

/** The words that the public site adds to the slide's own. */
export interface SiteWords {
  /** On a phone: leads from the column to the slide as it is on stage. */
  stage: string
  /** Leads to the slides on paper, where they are built. */
  pdf: string
  /** Leads to the handout on paper, where it is published. */
  handout: string
  /** Said where the talk cannot be loaded, and the slides go on without it. */
  lost: string
}
