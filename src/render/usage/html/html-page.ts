import { sha256 } from '../../../core/text/sha256.js'
import { markup, NOTHING, verbatim, type Markup } from './markup.js'
import { section, type HtmlSection } from './section.js'

/** What a self-contained page is made of. */
export interface HtmlPage {
  readonly title: string
  /** Where the link goes that skips the navigation. */
  readonly first: { readonly id: string; readonly name: string }
  readonly style: string
  readonly script: string
  readonly header: Markup
  /** Above the first section. */
  readonly before: Markup
  readonly sections: readonly HtmlSection[]
  readonly footer: Markup
}

/** A page whose content security policy allows no network and only its own style and script. */
export function htmlPage({ title, first, style, script, header, before, sections, footer }: HtmlPage): string {
  return `<!doctype html>
${
  markup`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${fingerprint(style)}'; script-src '${fingerprint(script)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${verbatim(style)}</style>
</head>
<body>
<a class="skip" href="#${first.id}">${first.name}</a>
${header}${navigation(sections)}<main>
${before}${sections.map(section)}</main>
${footer}<script>${verbatim(script)}</script>
</body>
</html>
`.markup
}`
}

function navigation(sections: readonly HtmlSection[]): Markup {
  return markup`<nav aria-label="Sections"><ul>${sections.map(({ id, name, title }) => markup`<li><a href="#${id}">${name ?? title}</a></li>`)}</ul></nav>
`
}

/** A source expression of CSP: the base64 of the SHA-256 digest. Its characters need no escaping. */
function fingerprint(text: string): Markup {
  const bytes = sha256(text).match(/../g) ?? []
  return text === ''
    ? NOTHING
    : { markup: `sha256-${btoa(String.fromCharCode(...bytes.map((pair) => Number.parseInt(pair, 16))))}` }
}
