import { matchesPath } from '../text/glob.js'

/** Characters of a CODEOWNERS file. GitHub does not load a larger one than 3 MB; docs.github.com, "About code owners". */
const MOST = 3_000_000

/**
 * Who owns a path by the text of a CODEOWNERS file: the owners of the last line that matches, none where no line does or that line
 * names none. Sections and character classes, which GitHub does not read either, match nothing.
 */
export function ownersOf(text: string, path: string): string[] {
  if (text.length > MOST) return []
  const lines = text.split(/\r?\n/)
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const [pattern, ...owners] = (lines[index] ?? '')
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/)
    if (pattern !== undefined && pattern !== '' && covers(pattern, path)) return owners
  }
  return []
}

/** The rules of .gitignore without `!` and `[]`: a slash inside or at the start ties a pattern to the top of the tree. */
function covers(pattern: string, path: string): boolean {
  if (/[![\]\\]/.test(pattern)) return false
  const folder = pattern.endsWith('/')
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '')
  if (bare === '') return true
  const tied = pattern.startsWith('/') || bare.includes('/')
  const at = tied ? bare : `**/${bare}`
  // What is below a folder is matched with it; `*` at the end of a path stays in its folder.
  const below = /(^|\/)\*$/.test(bare) && tied ? [] : [`${at}/**`]
  return [...(folder ? [] : [at]), ...below].some((glob) => matchesPath(glob, path))
}
