/** The words that the handout adds to the slide's own. */
export interface HandoutWords {
  /** Heading of the speaker's notes. */
  notes: string
  /** Heading of the lines for the listener's own notes. */
  own: string
  /** The step before the first click. */
  opening: string
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

/** Every word that the packages say to people, by the headmatter's key that may say it otherwise. */
export interface Words {
  handout: HandoutWords
  site: SiteWords
}

export const words: Words = {
  handout: {
    notes: 'Speaker notes',
    own: 'Your notes',
    opening: 'On the title',
    click: 'Click',
  },
  site: {
    stage: 'Show the slide',
    pdf: 'Slides as PDF',
    handout: 'Handout as PDF',
    lost: 'The live talk could not be loaded. The slides work without it.',
  },
}

/**
 * The words of a group as the deck says them: in English where its headmatter
 * does not say otherwise.
 *
 * @param group which words, and the headmatter's key for them
 * @param headmatter the frontmatter of the first slide
 */
export function wordsOf<Group extends keyof Words>(group: Group, headmatter: Record<string, unknown>): Words[Group] {
  return { ...words[group], ...headmatter[group] as Partial<Words[Group]> | undefined }
}
