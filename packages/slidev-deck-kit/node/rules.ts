/** What a rule does where it finds something. */
export type Severity = 'off' | 'warn' | 'error'

/**
 * What the check looks for beside what a layout's schema says, each with what
 * it does unless deck.config.ts says otherwise. An error is what would stop the
 * deck, break a view of it or show the notes.
 */
export const rules = {
  /** A tag or a template that Vue's compiler stops at. */
  'template': 'error',
  /** A comment that does not end: what follows is no text of the slide. */
  'open-comment': 'error',
  /** Slides of a file that is not there, or that brings in itself. */
  'import': 'error',
  /** A value that Slidev, or a view of the deck, stops at. */
  'value': 'error',
  /** A layout that is not there: Slidev takes its default one. */
  'layout': 'warn',
  /** A key that resembles one of Slidev's. */
  'unknown-key': 'warn',
  /** A value of the headmatter that has no effect. */
  'headmatter': 'warn',
  /** Lengths that do not agree with the deck's duration. */
  'plan': 'warn',
  /** What is asked of another host. */
  'foreign-request': 'warn',
  /** A comment that would be the slide's notes if nothing followed. */
  'lost-note': 'warn',
  'click-marker': 'warn',
  /** A tag in the notes that no browser shows. */
  'note-tag': 'warn',
} as const satisfies Record<string, Severity>

export type Rule = keyof typeof rules

/** What deck.config.ts says of rules. */
export type RuleConfig = Partial<Record<Rule, Severity>>

/** What a rule does in a deck. */
export function severityOf(rule: Rule, config: RuleConfig = {}): Severity {
  return config[rule] ?? rules[rule]
}
