import { brief } from '../../core/text/message.js'

/**
 * The one escaper for Mermaid: a label in quotation marks, for pie, xychart-beta and flowchart. Mermaid has no escape that all
 * diagrams read alike, looks for directives (`%%{`), entities (`#35;`), formulas (`$$`) and Markdown (a backtick) before it parses,
 * and is quick to call a chart broken. So a label keeps letters, digits and a few signs; anything else becomes an underscore.
 */
export function mermaidLabel(text: string, longest = LONGEST): string {
  const shown = brief(text, longest)
    .replace(/[^\p{L}\p{M}\p{N} .,:+\-/_·×…]/gu, '_')
    .trim()
  return `"${shown === '' ? 'empty' : shown}"`
}

/** Labels of an axis lie side by side. */
const LONGEST = 40
