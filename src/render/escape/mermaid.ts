import { brief } from '../../core/text/message.js'

/**
 * The one escaper for Mermaid: a quoted label for pie, xychart-beta and flowchart. Mermaid has no escape that all
 * diagrams read alike. Before parsing it looks for directives (`%%{`), entities (`#35;`), formulas (`$$`) and Markdown
 * (a backtick), and rejects the whole chart on many inputs. So a label keeps letters, digits and a few signs; anything
 * else becomes an underscore.
 */
export function mermaidLabel(text: string, longest = LONGEST): string {
  const shown = brief(text, longest)
    .replace(/[^\p{L}\p{M}\p{N} .,:+\-/_·×…]/gu, '_')
    .trim()
  return `"${shown === '' ? 'empty' : shown}"`
}

/** Characters. Labels of an axis are side by side. Chosen by hand. */
const LONGEST = 40
