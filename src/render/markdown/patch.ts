import { fenced } from '../escape/markdown.js'
import { patchLines } from '../text/patch-lines.js'

/** Lines of a patch. Chosen by hand. */
const MOST_LINES = 200
/** Characters of a patch line. Chosen by hand. */
const LONGEST_LINE = 400

/**
 * A patch in a fence. `elsewhere`
 * names the place of a patch that is not shown, `orElse` the command that keeps CRLF line ends.
 */
export function patchBlock(patch: string, elsewhere: string, orElse = ''): string {
  const { lines, left, crlf } = patchLines(patch, MOST_LINES, LONGEST_LINE)
  if (lines === null || left > 0)
    return `It is not shown here, because it is long or holds invisible characters; ${elsewhere}.`
  const note = crlf
    ? `\n\nThe file has CRLF line ends, which are lost on the way through a clipboard: use \`git apply --ignore-whitespace\`${orElse}.`
    : ''
  return `${fenced(lines.join('\n'), 'diff')}${note}`
}
