import { logText } from './outputs/log-text.js'
import type { Destinations } from './outputs/output.js'
import type { IssueStore } from './issue/publish-issue.js'
import type { BranchStore, RestrictionRequest } from './restriction/publish-restriction.js'

type Print = Pick<Destinations, 'print'>

/** The issue store of a dry run: reads, and logs what would be written. */
export function dryIssueStore({ look, comments, wait }: IssueStore, { print }: Print): IssueStore {
  const say = printer(print)
  const written = { done: true, id: 0, url: '' } as const
  return {
    look,
    // An issue that would be created has no comments.
    comments: (issue) => (issue === written.id ? Promise.resolve([]) : comments(issue)),
    wait,
    create: (title, body) => {
      say(`this issue would be opened: ${title}\n${body}`)
      return Promise.resolve(written)
    },
    update: (issue, body) => {
      say(`the issue #${issue} would become:\n${body}`)
      return Promise.resolve(written)
    },
    close: (issue) => {
      say(`the issue #${issue} would be closed: it is one too many.`)
      return Promise.resolve()
    },
    comment: (issue, body) => {
      say(`this comment would be written on ${issue === written.id ? 'it' : `the issue #${issue}`}:\n${body}`)
      return Promise.resolve(written)
    },
    removeComment: () => Promise.resolve(),
  }
}

/** The branch store of a dry run: reads, and logs what would be created. */
export function dryBranchStore(
  { look }: BranchStore,
  { branch, base, title, files }: RestrictionRequest,
  { print }: Print,
): BranchStore {
  const say = printer(print)
  const done = { done: true } as const
  return {
    look,
    create: () => {
      say(`the branch ${branch} would be made at ${base.sha.slice(0, 7)}.`)
      return Promise.resolve(done)
    },
    commit: () => {
      say(`it would get a commit of ${files.length} file${files.length === 1 ? '' : 's'}.`)
      return Promise.resolve(done)
    },
    open: () => {
      say(`this pull request to ${base.name} would be opened: ${title}`)
      return Promise.resolve({ done: true, url: '' })
    },
    remove: () => Promise.resolve(),
  }
}

function printer(print: Print['print']): (text: string) => void {
  return (text) => {
    print(logText(`Dry run: ${text}`))
  }
}
