import { logText } from './outputs/log-text.js'
import type { Destinations } from './outputs/output.js'
import type { IssueBoard } from './issue/publish-issue.js'
import type { BranchBoard, RestrictionWish } from './restriction/publish-restriction.js'

type Print = Pick<Destinations, 'print'>

/** The issues, looked at and left as they are: the log shows what would have been written. */
export function dryIssueBoard({ look, comments, wait }: IssueBoard, { print }: Print): IssueBoard {
  const tell = teller(print)
  const written = { done: true, id: 0, url: '' } as const
  return {
    look,
    // An issue that would be created has no comments.
    comments: (issue) => (issue === written.id ? Promise.resolve([]) : comments(issue)),
    wait,
    create: (title, body) => {
      tell(`this issue would be opened: ${title}\n${body}`)
      return Promise.resolve(written)
    },
    update: (issue, body) => {
      tell(`the issue #${issue} would become:\n${body}`)
      return Promise.resolve(written)
    },
    close: (issue) => {
      tell(`the issue #${issue} would be closed: it is one too many.`)
      return Promise.resolve()
    },
    comment: (issue, body) => {
      tell(`this comment would be written on ${issue === written.id ? 'it' : `the issue #${issue}`}:\n${body}`)
      return Promise.resolve(written)
    },
    removeComment: () => Promise.resolve(),
  }
}

/** The branch and the pull request of a restriction, looked for and not made. */
export function dryBranchBoard(
  { look }: BranchBoard,
  { branch, base, title, files }: RestrictionWish,
  { print }: Print,
): BranchBoard {
  const tell = teller(print)
  const done = { done: true } as const
  return {
    look,
    create: () => {
      tell(`the branch ${branch} would be made at ${base.sha.slice(0, 7)}.`)
      return Promise.resolve(done)
    },
    commit: () => {
      tell(`it would get a commit of ${files.length} file${files.length === 1 ? '' : 's'}.`)
      return Promise.resolve(done)
    },
    open: () => {
      tell(`this pull request to ${base.name} would be opened: ${title}`)
      return Promise.resolve({ done: true, url: '' })
    },
    remove: () => Promise.resolve(),
  }
}

function teller(print: Print['print']): (text: string) => void {
  return (text) => {
    print(logText(`Dry run: ${text}`))
  }
}
