// What the packages say to people, in English. The headmatter's key of the same name says it otherwise.
// {…} stands for a value, which fill() puts there.

/** What the handout adds to the slide's own words. */
const handout = {
  /** Heading of the speaker's notes. */
  notes: 'Speaker notes',
  /** Heading of the lines for the listener's own notes. */
  own: 'Your notes',
  /** The step before the first click. */
  opening: 'Before the first click',
  /** The word before a click's number, on slides whose steps have no names. */
  click: 'Click',
}

/** What the public site adds to the slide's own words. */
const site = {
  /** On a phone: leads from the column to the slide as it is on stage. */
  stage: 'Show the slide',
  /** Leads to the slides on paper, where they are built. */
  pdf: 'Slides as PDF',
  /** Leads to the handout on paper, where it is published. */
  handout: 'Handout as PDF',
  /** Said where the talk cannot be loaded, and the slides go on without it. */
  lost: 'The live talk could not be loaded. The slides work without it.',
}

/** What the presenter view and the page of rehearsals say; Slidev itself has the key `presenter`. */
const speaker = {
  /** Name of the region with the figures, for screen readers. */
  time: 'Time',
  /** Above the time into the talk, and the same while the clock stands. */
  talk: 'Talk',
  paused: 'Talk, paused',
  /** Behind a time: how long it is planned to be. */
  of: 'of {time}',
  /** Above how the talk stands against its plan. */
  pace: 'Pace',
  /** The pace before the talk begins. */
  ready: 'ready',
  /** The pace, as it is read out when it changes. */
  early: 'early',
  onTime: 'on time',
  late: 'late',
  /** The same with the time. */
  earlyBy: '{time} early',
  lateBy: '{time} late',
  /** Above what is said after the next click, and the same where a step begins with it. */
  next: 'Next',
  nextStep: 'Next: {step}',
  /** In its place where the notes say nothing, and on the last click. */
  nextClick: 'The next click',
  end: 'The end',
  /** A slide without a title, and a slide at a click that has no name. */
  untitled: 'Slide {number}',
  atClick: '{slide}, click {click}',
  /** Name of the speaker's notes, for screen readers. */
  notes: 'Notes',

  /** Name of the clock's buttons, for screen readers. */
  clock: 'Clock',
  start: 'Start',
  pause: 'Pause',
  goOn: 'Go on',
  reset: 'Reset',
  undoReset: 'Undo reset',
  /** Leads to the page of rehearsals; its heading, too. */
  rehearsals: 'Rehearsals',
  /** Said where the browser keeps no clock over a reload. */
  notKept: 'This browser stores nothing: the clock ends with this window.',
  /** A gap in the run: the machine slept, or no presenter view was open. */
  asleep: '{time} asleep',
  closed: '{time} closed',
  /** Buttons that take a gap out of the time of the talk, and back in. */
  leaveOut: '{gap}: leave out',
  count: '{gap}: count',

  /** Leads from the rehearsals back to the presenter view. */
  presenter: 'Presenter view',
  /** Said where there is no rehearsal yet. */
  none: 'None yet. Start the clock in the presenter view and go through the talk: when you reset the clock, the run is kept here, in this browser alone.',
  /** How far a run came, for one that is longer than the talk, and for one that goes on. */
  reached: '{count} of {all} steps',
  tooLong: 'more steps than the talk has now',
  unfinished: 'not finished',
  /** Buttons beside the runs, and the first one's name for screen readers. */
  delete: 'Delete',
  deleteRun: 'Delete {run}',
  deleteAll: 'Delete all',
  undoDelete: 'Undo delete',
  /** Heading of the picture and the table that compare the runs with the plan. */
  compared: 'Planned and real',
  /** The picture in words, for screen readers; {runs} are names with their times. */
  picture: 'All steps to scale. {runs}. The table below has every step.',
  /** Heads of the table, and names in the picture. */
  step: 'Step',
  planned: 'Planned',
  lastRun: 'Last run',
  median: 'Median of {count}',
  difference: 'Difference',
  /** The table's last row. */
  whole: 'The whole talk',
  /** What a step took beside its plan. */
  longer: '{time} longer',
  shorter: '{time} shorter',
  asPlanned: 'as planned',
  /** Heading of the plan that the rehearsals come to, and its name for screen readers. */
  planFor: 'A new plan for {file}',
  plan: 'New plan',
  /** Asks how long it is to be, and the answers. */
  length: 'It is to take',
  asItTook: 'as long as it took, {time}',
  asItWas: 'as long as planned, {time}',
  /** In the plan, above the keys of each slide. */
  slide: 'slide {number}',
  copy: 'Copy',
  copied: 'Copied.',
}

/** All of them, by the headmatter's key. */
export const words = { handout, site, speaker }

export type HandoutWords = Record<keyof typeof handout, string>
export type SiteWords = Record<keyof typeof site, string>
export type SpeakerWords = Record<keyof typeof speaker, string>
export interface Words {
  handout: HandoutWords
  site: SiteWords
  speaker: SpeakerWords
}

/**
 * The words of a group as the deck says them: in English where its headmatter
 * does not say otherwise.
 *
 * @param group which words, and the headmatter's key for them
 * @param headmatter the frontmatter of the first slide
 */
export function wordsOf<Group extends keyof Words>(group: Group, headmatter: Record<string, unknown>): Words[Group] {
  return { ...words[group] as Words[Group], ...headmatter[group] as Partial<Words[Group]> | undefined }
}

/** The places that a word has for values: "{time} early" has {time}. */
export function placesIn(word: string): string[] {
  return word.match(/\{\w+\}/g) ?? []
}

/**
 * Puts values into the places that a word has for them.
 *
 * @param word such as "{time} early"
 * @param values by the names of their places
 */
export function fill(word: string, values: Record<string, string | number>): string {
  return word.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
