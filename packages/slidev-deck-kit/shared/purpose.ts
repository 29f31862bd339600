/** What a deck is served or built for. */
export type Purpose
  /** A server for its speaker, who edits it. */
  = | 'dev'
  /** The deck on the stage, with its notes. */
    | 'stage'
  /** The deck in one file, with its notes. */
    | 'file'
  /** The public site. */
    | 'site'
  /** Paper. */
    | 'print'
  /** What Slidev's own build command is used for. */
    | 'slidev'
