/** What Git LFS leaves in place of a file. Source: github.com/git-lfs/git-lfs, docs/spec.md */
const POINTER = 'version https://git-lfs.github.com/spec/'

/** Whether a text is a pointer of Git LFS: the text itself is kept elsewhere, and is not known. */
export function isLfsPointer(text: string): boolean {
  return text.startsWith(POINTER)
}
