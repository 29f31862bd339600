import { knownLanguage, perLanguage } from './language.ts'

/** Minutes in one of each unit. A year is Slidev's: the mean of the calendar's. */
export const unitMinutes = { second: 1 / 60, minute: 1, hour: 60, day: 1440, week: 10_080, year: 525_949.2 }

export type Unit = keyof typeof unitMinutes

/** English words, those of Slidev's own parser among them: they are accepted in every language. */
const englishWords: Record<Unit, string> = {
  second: 's sec secs second seconds',
  minute: 'm min mins minute minutes',
  hour: 'h hr hrs hour hours',
  day: 'd day days',
  week: 'w wk wks week weeks',
  year: 'y yr yrs year years',
}

const units = Object.keys(unitMinutes) as Unit[]

/** How a number of one unit is written. */
interface Form {
  unit: Unit
  /** What stands before and behind the number; where there is no number, `before` has all words. */
  before: string
  behind: string
  /** The number that the words hold: an Arabic dual is 2. */
  count?: number
}

/** How a language writes numbers. */
interface Notation {
  /** The digits from 0 to 9. */
  digits: string[]
  decimal: string
}

/** A number of one unit, as it was written. */
export interface Quantity {
  unit: Unit
  /** Digits before and behind the decimal sign, as English writes them. */
  whole: string
  decimals: string
}

type Reader = (text: string) => Quantity[] | undefined

const englishForms = units.flatMap(unit => englishWords[unit].split(' ').map((behind): Form => ({ unit, before: '', behind })))

/** Text in small letters, without the marks that steer its direction. */
function plain(text: string, language: string): string {
  return text.replace(/\p{Bidi_Control}/gu, '').toLocaleLowerCase(language).trim()
}

/** A number for each of a language's plural forms, and a fraction. */
function samples(language: string): number[] {
  const rules = new Intl.PluralRules(language)
  const numbers = Array.from({ length: 101 }, (_, number) => number)
  return [...new Map(numbers.map(number => [rules.select(number), number])).values(), ...numbers.slice(0, 4), 1.5]
}

/** Every way in which Intl writes the units in a language. */
function formsOf(language: string): Form[] {
  const numbers = samples(language)
  return units.flatMap(unit => (['long', 'short', 'narrow'] as const).flatMap((unitDisplay) => {
    const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay })
    return numbers.map((number): Form => {
      const parts = format.formatToParts(number)
      const text = (from: number, to?: number) => plain(parts.slice(from, to).map(({ value }) => value).join(''), language)
      const first = parts.findIndex(({ type }) => type === 'integer')
      const last = parts.findLastIndex(({ type }) => type === 'integer' || type === 'fraction')
      return first < 0 ? { unit, before: text(0), behind: '', count: number } : { unit, before: text(0, first), behind: text(last + 1) }
    })
  }))
}

/** English forms, and those of the language that mean one unit alone. */
function knownForms(language: string): Form[] {
  const key = ({ before, behind, count }: Form) => [before, behind, count].join('#')
  const forms = new Map(englishForms.map(form => [key(form), form]))
  const own = formsOf(language)
  for (const form of own) {
    if (!forms.has(key(form)) && own.every(other => other.unit === form.unit || key(other) !== key(form)))
      forms.set(key(form), form)
  }
  return [...forms.values()]
}

/** A language's notations: as Intl writes it, as it is written where most speak it, with Latin digits. */
function notationsOf(language: string): Notation[] {
  const { language: name, region } = new Intl.Locale(language).maximize()
  return [language, `${name}-${region}`, `${language}-u-nu-latn`].map((locale) => {
    const format = new Intl.NumberFormat(locale, { useGrouping: false })
    return {
      digits: Array.from({ length: 10 }, (_, digit) => format.format(digit)),
      decimal: format.formatToParts(1.5).find(({ type }) => type === 'decimal')!.value,
    }
  })
}

function reader(language: string, forms: Form[], { digits, decimal }: Notation): Reader {
  const number = `([0-9]+(?:${escape(decimal)}[0-9]+)?)`
  // Of two words the longer is read: "min" is more than "m".
  const longest = forms.toSorted((a, b) => (b.before + b.behind).length - (a.before + a.behind).length)
  const patterns = longest.map(({ before, behind, count }) => count === undefined
    ? `${escape(before)}\\s*${number}\\s*${escape(behind)}`
    : `(${escape(before)})`)
  const pattern = new RegExp(`\\s*(?:${patterns.join('|')})\\s*`, 'uy')
  return (text) => {
    const read = Array.from(plain(text, language), character => digits.includes(character) ? digits.indexOf(character) : character).join('')
    const quantities: Quantity[] = []
    for (pattern.lastIndex = 0; pattern.lastIndex < read.length;) {
      const groups = pattern.exec(read)?.slice(1)
      if (!groups)
        return undefined
      const index = groups.findIndex(group => group !== undefined)
      const { unit, count } = longest[index]
      const [whole, decimals = ''] = count === undefined ? groups[index].split(decimal) : [String(count)]
      quantities.push({ unit, whole, decimals })
    }
    return quantities
  }
}

/** Text for a regular expression; any space stands for any, or none. */
function escape(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&').replace(/\s+/g, '\\s*')
}

const readEnglish = reader('en', englishForms, { digits: [], decimal: '.' })

/** Made when a deck in the language first needs them: Intl takes some ms. */
const readersOf = perLanguage((language): Reader[] => {
  const forms = knownForms(language)
  return notationsOf(language).map(notation => reader(language, forms, notation))
})

/**
 * Reads numbers with units ("1 h 30 min", "3,5 Stunden", "3.5時間"): in English,
 * else by the words, digits and decimal sign that Intl knows for a language.
 *
 * @param text what was written
 * @param lang the deck's language; one that Intl does not know is read as English
 * @returns nothing where anything else is written
 */
export function readQuantities(text: string, lang: string): Quantity[] | undefined {
  const english = readEnglish(text)
  return english ?? readersOf(knownLanguage(lang)).map(read => read(text)).find(quantities => quantities)
}
