import type { Slide } from './slide.ts'
import { escapeHtml } from '@vue/shared'

/**
 * The slide as a page by hand: one file, the fonts of the reader's system, a
 * few lines of script that step. No page can show these words much sooner.
 *
 * @returns the page's HTML
 */
export function staticPage({ title, lead, command, next, execution, metrics }: Slide): string {
  const text = (words: string) => escapeHtml(words.trim())
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${text(title)}</title>
<link rel="icon" href="data:,">
<style>
html { font: min(1.35vw, 2.4vh)/1.3 system-ui, sans-serif; background: black; color: white }
body { margin: 1.5rem 3rem; display: grid; grid-template: auto 1fr auto/2fr 3fr; gap: 1rem }
header, footer { grid-column: 1/-1 }
h1, h2, h3, p, pre, ol, ul { margin: 0 }
h1 { font-size: 2rem }
h2 { font-size: 1rem }
h3, p, li, pre { font-size: .85rem }
h3 span, ul, pre { color: gold }
pre { white-space: pre-wrap }
ul { padding: 0; list-style: none }
section section { margin-block: .5rem }
footer { display: flex; justify-content: space-around; text-align: center }
strong { font-size: 1.6rem; color: gold }
.step { visibility: hidden }
.step.shown { visibility: visible }
</style>
<header><h1>${text(title)}</h1>
<p>${text(lead)}</p></header>
<section><h2>${text(command.heading)}</h2>
<pre>${text(command.terminal)}</pre>
<section class="step"><h2>${text(next.heading)}</h2>
<ol>
${next.steps.map(step => `<li>${text(step)}</li>`).join('\n')}
</ol></section></section>
<section><h2>${text(execution.heading)}</h2>
${execution.phases.map(({ name, duration, steps }, index) => `<section class="step"><h3>${text(execution.label)} ${index + 1}: ${text(name)} <span>${text(duration)}</span></h3>
<ul>
${steps.map(step => `<li>✓ ${text(step)}</li>`).join('\n')}
</ul></section>`).join('\n')}
</section>
<footer class="step">
${metrics.map(({ label, value, remark }) => `<p>${text(label)}<br><strong>${text(value)}</strong><br>${text(remark)}</p>`).join('\n')}
</footer>
<script>
const steps = document.querySelectorAll('.step')
let at = 0
addEventListener('keydown', ({ key }) => {
  at = Math.min(Math.max(at + (key === 'ArrowRight') - (key === 'ArrowLeft'), 0), steps.length)
  steps.forEach((step, index) => step.classList.toggle('shown', index < at))
})
</script>
`
}
