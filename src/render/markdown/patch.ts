import { patchLines } from '../text/patch-lines.js'

const MOST_LINES = 200
const LONGEST_LINE = 400

/**
 * A patch in a fence that is longer than anything in it, in which GitHub makes nothing of its content. `elsewhere` says where one is that is
 * not shown, `orElse` what takes line ends as they are.
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
