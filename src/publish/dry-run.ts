import type { Destinations } from './outputs/output.js'
import { logText } from './outputs/log-text.js'
import type { CommentBoard } from './comment/publish-comment.js'

/** The same destinations, of which only the log is written: it tells what the others would have got. */
export function dryDestinations({ print, annotate }: Pick<Destinations, 'print' | 'annotate'>): Destinations {
  const tell = teller(print)
  return {
    print,
    annotate,
    summarize: (markdown) => {
      tell(`the job summary would get ${markdown.split('\n').length} lines.`)
    },
    setOutput: (name, value) => {
      tell(`the output ${name} would be "${value}".`)
    },
    writeFile: (path, text) => {
      tell(`${path} would get ${text.split('\n').length} lines.`)
      return Promise.resolve(path)
    },
  }
}

function teller(print: Destinations['print']): (text: string) => void {
  return (text) => {
    print(logText(`Dry run: ${text}`))
  }
}

/** The comments of a pull request, looked at and left as they are: the log shows what would have been written. */
export function dryBoard({ look, wait }: CommentBoard, { print }: Pick<Destinations, 'print'>): CommentBoard {
  const tell = teller(print)
  const written = { done: true, id: Number.NaN, url: '' } as const
  return {
    look,
    wait,
    create: (body) => {
      tell(`this comment would be written:\n${body}`)
      return Promise.resolve(written)
    },
    update: (id, body) => {
      tell(`the comment ${id} would become:\n${body}`)
      return Promise.resolve(written)
    },
    remove: (id) => {
      tell(`the comment ${id} would be taken away.`)
      return Promise.resolve()
    },
  }
}
