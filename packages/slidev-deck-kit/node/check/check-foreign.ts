import type { DeckSlide } from '../load-slides.ts'
import type { Found, Frontmatter } from '../problems.ts'
import { getDefaultConfig, resolveFonts } from '@slidev/parser/core'
import { isMapping } from '../deck-config.ts'
import { foreignRequests, isForeign } from '../foreign.ts'
import { lineOfKey } from '../load-slides.ts'
import { quote } from '../problems.ts'

const instead = {
  picture: 'a picture in public/, such as /picture.png',
  media: 'a file in public/, such as /film.mp4',
  frame: 'a picture of it in public/, where there may be no network',
  script: 'a picture of it in public/, where there may be no network',
  style: 'a style sheet of the deck\'s own',
  data: 'a picture of it in public/, where there may be no network',
}

/** What a slide asks other hosts for: no stage is sure of a network, and they learn who looks. */
export function checkForeign(slide: DeckSlide, { plantUmlServer = getDefaultConfig().plantUmlServer }: Frontmatter): Found[] {
  const requests = foreignRequests(slide, String(plantUmlServer))
  const ofText = requests.filter(({ key }) => key === 'text')
  const more = ofText.length > 1 ? ` (and ${ofText.length - 1} more on the slide)` : ''
  return [
    ...requests.filter(({ key }) => key in slide.own).map(({ key, kind }): Found => ({
      key,
      found: quote(slide.data[key]),
      line: lineOfKey(slide, key),
      allowed: kind === 'picture' ? 'a file in public/, such as /picture.png' : instead[kind],
      rule: 'foreign-request',
    })),
    ...ofText.slice(0, 1).map(({ address, line, kind }): Found => ({ key: 'text', found: `${quote(address)}${more}`, line, allowed: instead[kind], rule: 'foreign-request' })),
  ]
}

/**
 * What every page of the deck asks other hosts for.
 *
 * @param first the deck's first slide
 * @param headmatter the deck's
 * @param defaults what the theme says where the headmatter does not
 */
export function checkFonts(first: DeckSlide, headmatter: Frontmatter, defaults: Frontmatter): Found[] {
  const { fonts, favicon } = headmatter
  const said = isMapping(fonts) ? fonts : {}
  const { provider, webfonts } = resolveFonts({ ...isMapping(defaults.fonts) && defaults.fonts, ...said })
  const at = (key: string) => ({ key, line: lineOfKey(first, key), rule: 'foreign-request' } as const)
  const found: Found[] = isForeign(favicon) ? [{ ...at('favicon'), found: quote(favicon), allowed: 'a file in public/, such as /picture.png' }] : []
  if (!webfonts.length || provider === 'none')
    return found
  const asked = said.provider ? quote(said.provider) : `${webfonts.join(', ')}, from ${provider}`
  return [...found, { ...at('fonts'), key: 'fonts.provider', found: asked, allowed: 'none (the fonts are the deck\'s own)' }]
}
