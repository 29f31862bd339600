import { colourCheck } from 'slidev-addon-brand/node/brand.ts'
import { defineDeck, defineLayout } from 'slidev-deck-kit/node/deck-config.ts'
import { workflow, workflowSteps } from './lib/schema.ts'

/** What the packages know of this talk. Node reads it, no browser. */
export default defineDeck({
  layouts: {
    workflow: defineLayout({ schema: workflow, steps: workflowSteps, reflows: true }),
  },
  // The deck's own look, icon and fonts, so that nothing is asked of another host.
  headmatter: {
    theme: 'default',
    titleTemplate: '%s',
    lang: 'en',
    colorSchema: 'dark',
    favicon: '/favicon.svg',
    fonts: { sans: 'IBM Plex Sans', mono: 'IBM Plex Mono', provider: 'none' },
    selectable: true,
    monaco: false,
    twoslash: false,
    mcp: false,
  },
  // A mistake stops this talk where it would only warn in another.
  check: { 'layout': 'error', 'headmatter': 'error', 'plan': 'error', 'foreign-request': 'error' },
  words: { result: 'The result' },
  checks: [colourCheck({ tokens: 'styles/tokens.css', list: 'styles/contrast.ts' })],
  fonts: {
    sheet: 'styles/fonts.css',
    notice: '/*! Fonts: IBM Plex, Copyright © 2017 IBM Corp. with Reserved Font Name "Plex", licensed under the SIL Open Font License, Version 1.1. */',
    // styles/tokens.css names the families of cut-down fonts first.
    names: { 'IBM Plex': 'The Deck', 'IBMPlex': 'TheDeck' },
    // The package has each font in parts, and whole.
    whole: path => path.replace('/split/', '/complete/').replace(/-(?:Latin1|Latin2|Pi)(?=\.)/, ''),
  },
})
