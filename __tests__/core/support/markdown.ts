import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

/** Markdown as a parser that no one here wrote reads it; HTML in it is passed on, as GitHub does before it sanitises. */
export function html(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] })
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** The text of HTML without elements in it. */
export function textOf(source: string): string {
  return source.replace(/&(lt|gt|amp|quot);/g, (_, name: string) => NAMED[name] ?? '')
}

/** What a page shows as code and in fences of languages that are expected, and what it shows besides, with its elements. */
export function inspect(
  markdown: string,
  languages: readonly string[] = [],
): {
  page: string
  code: string[]
  fences: { language: string; content: string }[]
  elements: string[]
  links: string[]
  rest: string
} {
  const whole = html(markdown)
  const fence = new RegExp(`<pre><code class="language-(${languages.join('|') || '(?!)'})">([^<]*)\n</code></pre>`, 'g')
  const fences = [...whole.matchAll(fence)].map(([, language, content]) => ({
    language: language ?? '',
    content: textOf(content ?? ''),
  }))
  const page = whole.replace(fence, ' ')
  const code = [...page.matchAll(/<code>([^<]*)<\/code>/g)].map(([, text]) => textOf(text ?? ''))
  const besides = page.replace(/<code>[^<]*<\/code>/g, ' ')
  const elements = [...new Set([...besides.matchAll(/<\/?([a-z][^\s>/]*)/gi)].map(([, name]) => name ?? ''))].sort()
  const links = [...besides.matchAll(/<a\b[^>]*\bhref="([^"]*)"/gi)].map(([, address]) => textOf(address ?? ''))
  return { page, code, fences, elements, links, rest: textOf(besides.replace(/<[^>]*>/g, ' ')) }
}

/** Texts that try to be more than text: what people have put into the names of files, agents and models, and worse. */
export const HOSTILE: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '<a href="https://evil.example">x</a>',
  '[x](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '[x]: https://evil.example',
  'https://evil.example',
  'www.evil.example',
  'claude-www.1',
  'claude-gh-123',
  'gh-123',
  'claude-1234567',
  'claude-x-deadbeef1',
  '@everyone',
  'a@evil.example',
  'acme/repo#1',
  '#123',
  ':smile:',
  '`',
  '``` x',
  '|',
  '\\|<img src=x>',
  '\\\\|<img src=x>',
  '\\`<img src=x>`',
  'x\n\n<img src=x>',
  'x\r<img src=x>',
  '</details></summary><img src=x>',
  '<!-- kiro-governance -->',
  '-->',
  '**bold** _it_ ~~no~~',
  '$x$',
  '&lt;img&gt;&#64;everyone',
  '\u202egpj.exe',
  '\u200b',
  '   ',
  '- [x] done',
  '# title',
  '[^1]',
  '%0a::error::x',
]

/** The elements that our Markdown is made of. */
export const OUR_ELEMENTS: readonly string[] = [
  'a',
  'br',
  'details',
  'h3',
  'li',
  'ol',
  'p',
  'strong',
  'sub',
  'summary',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
]
