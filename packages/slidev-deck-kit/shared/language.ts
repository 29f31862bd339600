/**
 * The deck's language as Intl knows it.
 *
 * @param lang what the headmatter says
 * @returns English where Intl does not know the language
 */
export function knownLanguage(lang: unknown): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(String(lang))[0] ?? 'en'
  }
  catch {
    return 'en'
  }
}

/** A function of a language that does its work once for each. */
export function perLanguage<T>(make: (language: string) => T): (language: string) => T {
  const made = new Map<string, T>()
  return (language) => {
    if (!made.has(language))
      made.set(language, make(language))
    return made.get(language)!
  }
}

/** The injection key under which components get the deck's language, one that Intl knows. */
export const languageKey = 'language'

/**
 * Which way a language is written.
 *
 * @param lang what the headmatter says
 */
export function direction(lang: unknown): 'ltr' | 'rtl' {
  try {
    return new Intl.Locale(String(lang)).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr'
  }
  catch {
    return 'ltr'
  }
}
