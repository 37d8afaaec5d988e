import { patchLines } from '../text/patch-lines.js'

/** Lines of a patch. Chosen by hand. */
const MOST_LINES = 200
/** Characters of a patch line. Chosen by hand. */
const LONGEST_LINE = 400

/**
 * A patch in a fence longer than any run of backticks in it, so that GitHub renders none of its content. `elsewhere`
 * names the place of a patch that is not shown, `orElse` the command that keeps CRLF line ends.
 */
export function patchBlock(patch: string, elsewhere: string, orElse = ''): string {
  const { lines, left, crlf } = patchLines(patch, MOST_LINES, LONGEST_LINE)
  if (lines === null || left > 0)
    return `It is not shown here, because it is long or holds characters that nobody sees; ${elsewhere}.`
  const body = lines.join('\n')
  const fence = '`'.repeat(Math.max(3, ...(body.match(/`+/g) ?? []).map((run) => run.length + 1)))
  const note = crlf
    ? `\n\nThe file has CRLF line ends, which are lost on the way through a clipboard: use \`git apply --ignore-whitespace\`${orElse}.`
    : ''
  return `${fence}diff\n${body}\n${fence}${note}`
}
