import { alternatives, SEVERITIES, type Finding } from '../../core/finding.js'
import type { Message } from '../../core/text/message.js'
import { count } from '../../core/text/number.js'
import { code, markdown } from '../escape/markdown.js'
import { fairShare } from '../fair-share.js'
import { markdownTable } from '../tables/table.js'
import type { ReportContext } from './context.js'
import type { PageSection } from './fit.js'
import { placeLink, ruleLink } from './links.js'

/** The icon of each severity. */
const ICONS = { error: '❌', warning: '⚠️', notice: 'ℹ️' } as const
/** Folders named in a row. Chosen by hand. */
const MOST_FOLDERS = 3

/** Findings in a table of at most `usual` rows where there is room; what is equal in several roots is one row. */
export function findingsSection(
  list: readonly Finding[],
  heading: string,
  usual: number,
  context: ReportContext,
): PageSection {
  return {
    name: 'the findings',
    write: (most = usual) => {
      if (list.length === 0) return ''
      const groups = equalInRoots(list)
      const shown = fairShare(
        groups,
        most,
        ([{ place }]) => place?.file,
        ([{ severity }]) => SEVERITIES.indexOf(severity),
      )
      const rows = shown.map((group) => rowOf(group, context))
      const withInstead = rows.some((row) => row.at(-1) !== '')
      const table = markdownTable({
        columns: ['', 'where', 'what', ...(withInstead ? ['instead'] : [])].map((name) => ({
          title: name,
          align: 'left',
        })),
        rows,
      })
      const left = list.length - shown.reduce((sum, group) => sum + group.length, 0)
      return `**${heading}**\n\n${table}${left > 0 ? `\n\n${count(left, 'more finding')} in the report file.` : ''}`
    },
  }
}

type Group = readonly [Finding, ...Finding[]]

/** Findings that say the same of the same file in several roots, together: one for each root, in the order of the first. */
function equalInRoots(list: readonly Finding[]): Group[] {
  const groups = new Map<string, [Finding, ...Finding[]]>()
  for (const finding of list) {
    const root = rootOf(finding)
    const file = finding.place?.file.slice(root.length) ?? ''
    const same = [finding.rule, finding.severity, file, withoutRoot(finding.message, root), finding.instead]
    const key = JSON.stringify(same)
    const group = groups.get(key)
    if (group === undefined || group.some((other) => rootOf(other) === root)) {
      groups.set(group === undefined ? key : `${key}${groups.size}`, [finding])
    } else group.push(finding)
  }
  return [...groups.values()]
}

/** The folder that holds the finding's `.kiro`, with its slash; empty for the repository's own. */
function rootOf({ place }: Finding): string {
  return /^(.*\/)?\.kiro\//i.exec(place?.file ?? '')?.[1] ?? ''
}

/** A message as it would be in the repository's own root: names of nested work begin with their folder. */
function withoutRoot(message: Message, root: string): Message {
  if (root === '') return message
  return message.map((part) =>
    typeof part === 'object' && 'code' in part && part.code.startsWith(root)
      ? { ...part, code: part.code.slice(root.length) }
      : part,
  )
}

function rowOf(group: Group, context: ReportContext): string[] {
  const [first] = group
  const folders = group.map(rootOf).map((root) => (root === '' ? '.' : root.replace(/\/$/, '')))
  const names = folders.slice(0, MOST_FOLDERS).map((folder) => code(folder))
  const left = folders.length - names.length
  const where =
    group.length === 1
      ? ''
      : ` in ${count(group.length, 'folder')}: ${names.join(', ')}${left > 0 ? ` and ${left} more` : ''}`
  const message = group.length === 1 ? first.message : withoutRoot(first.message, rootOf(first))
  return [
    ICONS[first.severity],
    placeLink(first.place, context),
    `${markdown(message)}${where} ${ruleLink(first.rule)}`,
    alternatives(first)
      .map((name) => code(name))
      .join(', '),
  ]
}
