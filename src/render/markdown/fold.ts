import { html } from '../escape/html.js'

/**
 * A folded section. GitHub reads no Markdown in its summary but resolves names and numbers there, so the heading is
 * plain text in the program's own words.
 */
export function fold(heading: string, body: string): string {
  return `<details><summary>${html(heading)}</summary>\n\n${body}\n\n</details>`
}
