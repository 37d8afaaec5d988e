import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { drawEmoji } from './emoji.mjs'

const require = createRequire(import.meta.url)
const githubStyle = (theme) => readFileSync(require.resolve(`github-markdown-css/github-markdown-${theme}.css`), 'utf8')
const ownStyle = () => readFileSync(new URL('./github-page.css', import.meta.url), 'utf8')

/** A workflow: two steps joined by a line. */
const AVATAR =
  '<svg class="avatar" viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="20"/>' +
  '<path d="M15.5 18v3.5a3.5 3.5 0 0 0 3.5 3.5h2.5"/>' +
  '<rect x="11.5" y="10" width="8" height="8" rx="2"/><rect x="21.5" y="21" width="8" height="8" rx="2"/></svg>'

const HEADER =
  '<header><strong>github-actions</strong> <span class="bot">bot</span> <span>commented now</span></header>'

/** A diff as GitHub colors it: added and removed lines on green and red, hunk headers in violet. */
function colourDiff(code) {
  const kinds = { '+': 'added', '-': 'removed', '@': 'hunk' }
  return code
    .split('\n')
    .map((line) => {
      const kind = kinds[line[0]]
      return kind ? `<span class="${kind}">${line}</span>` : line
    })
    .join('\n')
}

/** In comments, unlike in files, GitHub breaks the line at every line ending of a paragraph. */
function hardBreaks() {
  let inContent = false
  let broken = false
  return {
    enter: {
      content() {
        inContent = true
        this.setData('slurpAllLineEndings', true) // what micromark does here: definitions leave no empty lines
      },
      lineEnding() {
        const isText =
          inContent && !['slurpAllLineEndings', 'inCodeText', 'ignoreEncode'].some((key) => this.getData(key))
        if (isText && !broken) this.tag('<br>')
        broken = false
      },
    },
    exit: {
      content() {
        inContent = false
      },
      hardBreakEscape() {
        this.tag('<br>')
        broken = true
      },
      hardBreakTrailing() {
        this.tag('<br>')
        broken = true
      },
    },
  }
}

/** The HTML of the markdown alone, as GitHub makes it: GFM, raw HTML kept, diffs coloured. */
function body(markdown) {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml(), hardBreaks()],
  })
  return html.replace(
    /(<pre><code class="language-diff">)([\s\S]*?)(<\/code><\/pre>)/g,
    (_, open, code, close) => open + colourDiff(code) + close,
  )
}

const unfold = (html) => html.replace(/<details(?![^>]*\sopen\b)/g, '<details open')

/**
 * A page that shows the markdown as a bot's comment on a GitHub pull request.
 *
 * @param {string} markdown
 * @param {{width?: number, dark?: boolean, openDetails?: boolean}} [options] width of the whole picture in CSS pixels
 * @returns {string} a complete document that needs no network
 */
export function toHtml(markdown, { width = 860, dark = false, openDetails = false } = {}) {
  const theme = dark ? 'dark' : 'light'
  const content = drawEmoji(body(markdown))
  return `<!doctype html>
<html lang="en" class="${theme}">
<meta charset="utf-8">
<style>${githubStyle(theme)}</style>
<style>${ownStyle()}</style>
<body style="width:${width}px">
<main>${AVATAR}
<section>${HEADER}
<article class="markdown-body">
${openDetails ? unfold(content) : content}
</article></section></main>
</body>
</html>
`
}
