import { alternatives, SEVERITIES, type Finding } from '../../core/finding.js'
import { folderAbove } from '../../core/kiro/surfaces/index.js'
import { memoizeByObject, once } from '../../core/text/memoize.js'
import { count } from '../../core/text/number.js'
import { code, markdown } from '../escape/markdown.js'
import { fairShare } from '../fair-share.js'
import type { ReportContext } from './context.js'
import { equalInRoots, inFolders, withoutRoot, type Group } from './equal-in-roots.js'
import type { PageSection } from './fit.js'
import { placeLink, ruleLink } from './links.js'

/** The icon of each severity. */
const ICONS = { error: '❌', warning: '⚠️', notice: 'ℹ️' } as const

/**
 * Findings, at most `usual` entries where there is room; what is equal in several roots is one entry. A list and not a table: in a
 * table a path is never broken, so that on a phone the words beside it are beyond the edge.
 */
export function findingsSection(
  list: readonly Finding[],
  heading: string,
  usual: number,
  context: ReportContext,
): PageSection {
  // Written again with fewer entries where the page is too long, so what is equal and what an entry says is found once.
  const groups = once(() => equalInRoots(list, rootOfFinding, sameFinding))
  const lineOf = memoizeByObject((group: Group<Finding>) => entry(group, context))
  return {
    name: 'the findings',
    write: (most = usual) => {
      if (list.length === 0) return ''
      const shown = fairShare(
        groups(),
        most,
        ([{ place }]) => place?.file,
        ([{ severity }]) => SEVERITIES.indexOf(severity),
      )
      const left = list.length - shown.reduce((sum, group) => sum + group.length, 0)
      const lines = shown.map(lineOf)
      return `**${heading}**\n\n${lines.join('\n')}${left > 0 ? `\n\n${count(left, 'more finding')} in the report file.` : ''}`
    },
  }
}

const rootOfFinding = ({ place }: Finding): string => folderAbove(place?.file ?? '')

function sameFinding({ rule, severity, place, message, instead }: Finding, root: string): unknown {
  return [rule, severity, place?.file.slice(root.length) ?? '', withoutRoot(message, root), instead]
}

/** `- ❌ .kiro/settings.json:5 · claude-opus-4.8 is not allowed · instead claude-sonnet-5 (model-not-allowed)` */
function entry(group: Group<Finding>, context: ReportContext): string {
  const [first] = group
  const message = group.length === 1 ? first.message : withoutRoot(first.message, rootOfFinding(first))
  const others = alternatives(first).map((name) => code(name))
  const parts = [
    placeLink(first.place, context),
    `${markdown(message)}${inFolders(group.map(rootOfFinding))}`,
    others.length === 0 ? '' : `instead ${others.join(', ')}`,
  ]
  return `- ${ICONS[first.severity]} ${parts.filter((part) => part !== '').join(' · ')} ${ruleLink(first.rule)}`
}
