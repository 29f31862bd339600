import { expect, it } from 'vitest'
import { plainText } from './plain-text.ts'

it.each([
  ['blocks', '## Starter *Template*\nSlides for\ndevelopers.\n\nLearn more at [Sli.dev](https://sli.dev)', 'Starter Template. Slides for developers. Learn more at Sli.dev'],
  ['a list', 'What for:\n\n- **bread**\n- `rolls` &amp; cake', 'What for: bread. rolls & cake'],
  ['HTML', 'Bread <b>and</b> rolls<br>\n<div>Cake</div>', 'Bread and rolls. Cake'],
  ['another script', '# パン\n\nおいしい。\n\nとても', 'パン. おいしい。 とても'],
  ['nothing', '', ''],
])('the text of Markdown with %s is one line', (_, text, line) => {
  expect(plainText(text)).toBe(line)
})
