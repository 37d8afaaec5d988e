import { words } from '../../text/message.js'
import { isName, type Document } from './document.js'
import { placeIn, type Reference, type SurfaceFile } from './surface.js'

/**
 * The file that an agent's `prompt` leads to: `file://` and a path from the agent's own folder. Null for a prompt that is text, and for
 * a path that says nothing of this tree: an absolute one, one of a home folder, one with a variable, one that leads out of the
 * repository. Source: kiro.dev/docs/cli/custom-agents/configuration-reference, "File URI path resolution".
 */
export function promptReference(
  document: Document,
  { prompt }: Record<string, unknown>,
  file: SurfaceFile,
): Reference | null {
  if (!isName(prompt)) return null
  const written = /^file:\/\/(.+)$/i.exec(prompt.trim())?.[1]?.replaceAll('\\', '/')
  if (written === undefined || /^(?:\/|~|[A-Za-z]:)|[$%{]/.test(written)) return null
  // Of an agent behind a link, its folder may be that of the link or that of its text.
  const paths = [...new Set([file.path, file.at].flatMap((from) => joined(from, written) ?? []))]
  if (paths.length === 0) return null
  return {
    key: 'prompt',
    value: prompt,
    place: placeIn(file, document.at(['prompt'])),
    to: { kind: 'file', paths },
    otherwise: words('Kiro leaves out the whole agent because of it, and says nothing'),
  }
}

/** A path from the folder of a file, from the top of the tree; null where it leads out of it. */
function joined(from: string, path: string): string | null {
  const parts = from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}
