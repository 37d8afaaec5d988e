import { randomUUID } from 'node:crypto'
import { unheard } from '../render/escape/workflow-command.js'
import type { Destinations } from './outputs/output.js'
import type { CommentBoard } from './publish-comment.js'

/** The same destinations, of which only the log is written: it tells what the others would have got. */
export function dryDestinations({ print }: Pick<Destinations, 'print'>): Destinations {
  const tell = (what: string): void => {
    print(unheard(`Dry run: ${what}`, randomUUID()))
  }
  return {
    print,
    summarize: (markdown) => { tell(`the job summary would get ${markdown.split('\n').length} lines.`) },
    setOutput: (name, value) => { tell(`the output ${name} would be "${value}".`) },
    writeFile: (path, text) => {
      tell(`${path} would get ${text.split('\n').length} lines.`)
      return Promise.resolve(path)
    },
  }
}

/** The comments of a pull request, looked at and left as they are: the log shows what would have been written. */
export function dryBoard({ look, wait }: CommentBoard, { print }: Pick<Destinations, 'print'>): CommentBoard {
  const tell = (text: string): void => {
    print(unheard(`Dry run: ${text}`, randomUUID()))
  }
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
