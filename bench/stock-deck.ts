import type { Slide } from './slide.ts'
import { escapeHtml } from '@vue/shared'
import { terminalLines } from '../lib/terminal.ts'

/** Utilities of UnoCSS for the lines of a terminal. */
const terminal = { comment: 'text-gray-400', command: 'text-white', argument: 'text-amber-300 ml-2' }

/**
 * The slide as an author writes it who has Slidev and nothing else: the default
 * theme and layout, a grid of boxes, utilities, v-clicks. Zoomed out, so that
 * all of it fits.
 *
 * @returns the text of slides.md
 */
export function stockDeck({ title, lead, notes, command, next, execution, metrics }: Slide): string {
  // Markdown ends a block of HTML at its first empty line.
  return `---
theme: default
zoom: 0.75
---

# ${text(title)}

${text(lead)}

<div class="grid grid-cols-12 gap-3">
<div class="col-span-5">
<h3 class="text-sm font-bold mb-2">${text(command.heading)}</h3>
<div class="bg-gray-900 p-3 rounded font-mono text-xs">
${terminalLines(command.terminal).filter(line => line.text.trim()).map(line => `<div class="${terminal[line.kind]}">${text(line.text)}</div>`).join('\n')}
</div>
<v-click>
<div class="mt-3 bg-gray-800 rounded p-3">
<h4 class="text-sm font-bold text-indigo-300 mb-1">${text(next.heading)}</h4>
<ol class="text-xs text-gray-200">
${next.steps.map(step => `<li>${text(step)}</li>`).join('\n')}
</ol>
</div>
</v-click>
</div>
<div class="col-span-7">
<h3 class="text-sm font-bold mb-2">${text(execution.heading)}</h3>
<div class="bg-gray-800 rounded p-3 font-mono text-xs">
<v-clicks>
${execution.phases.map(({ name, duration, steps }, index) => `<div class="mb-1">
<div class="text-gray-300"># ${text(execution.label)} ${index + 1}: ${text(name)} [${text(duration)}]</div>
${steps.map(step => `<div class="text-amber-300">✓ ${text(step)}</div>`).join('\n')}
</div>`).join('\n')}
</v-clicks>
</div>
</div>
</div>

<v-click>
<div class="mt-2 bg-gray-900 rounded-lg px-3 py-1">
<div class="grid grid-cols-${metrics.length} gap-3 text-center text-xs">
${metrics.map(({ label, value, remark }) => `<div>
<div class="text-orange-300 font-semibold">${text(label)}</div>
<div class="text-lg text-amber-300 font-bold">${text(value)}</div>
<div class="text-gray-300">${text(remark)}</div>
</div>`).join('\n')}
</div>
</div>
</v-click>

<!--
${notes}
-->
`
}

/** Words that neither Markdown nor Vue takes for more. */
function text(words: string): string {
  return escapeHtml(words.trim()).replaceAll('{', '&#123;').replace(/[\\*_`[\]~$]/g, character => `&#${character.charCodeAt(0)};`)
}
