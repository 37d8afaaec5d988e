import type { Destinations } from './outputs/output.js'
import { logText } from './outputs/log-text.js'
import type { CommentStore } from './comment/publish-comment.js'

/** The destinations of a dry run: only the log is written, with what the others would get. */
export function dryDestinations({ print, annotate }: Pick<Destinations, 'print' | 'annotate'>): Destinations {
  const say = printer(print)
  return {
    print,
    annotate,
    summarize: (markdown) => {
      say(`the job summary would get ${markdown.split('\n').length} lines.`)
    },
    setOutput: (name, value) => {
      say(`the output ${name} would be "${value}".`)
    },
    writeFile: (path, text) => {
      say(`${path} would get ${text.split('\n').length} lines.`)
      return Promise.resolve(path)
    },
  }
}

function printer(print: Destinations['print']): (text: string) => void {
  return (text) => {
    print(logText(`Dry run: ${text}`))
  }
}

/** The comment store of a dry run: reads, and logs what would be written. */
export function dryCommentStore({ look, wait }: CommentStore, { print }: Pick<Destinations, 'print'>): CommentStore {
  const say = printer(print)
  const written = { done: true, id: Number.NaN, url: '' } as const
  return {
    look,
    wait,
    create: (body) => {
      say(`this comment would be written:\n${body}`)
      return Promise.resolve(written)
    },
    update: (id, body) => {
      say(`the comment ${id} would become:\n${body}`)
      return Promise.resolve(written)
    },
    remove: (id) => {
      say(`the comment ${id} would be deleted.`)
      return Promise.resolve()
    },
  }
}
