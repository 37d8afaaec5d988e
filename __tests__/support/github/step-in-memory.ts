import { accessSync, appendFileSync, constants, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { UserError } from '../../../src/core/user-error.js'
import { systemReason } from '../../../src/io/files/directory.js'
import { readEnvironment, type Annotation, type StepOutputs } from '../../../src/io/runner.js'
import type { Runner } from '../../../src/actions/runner.js'

type Step = Pick<Runner, 'readEnvironment' | 'to' | 'hide'>

/** A step of a job as an action in this process meets it, without the toolkit, which keeps what it read once; and what it printed. */
export function stepInMemory(env: Readonly<Record<string, string>>): Step & { readonly stdout: () => string } {
  let stdout = ''
  const print = (text: string): void => {
    stdout += text.endsWith('\n') ? text : `${text}\n`
  }
  const to: StepOutputs = {
    print,
    annotate: (annotation) => {
      print(commandOf(annotation))
    },
    summarize: (markdown) => {
      append(env.GITHUB_STEP_SUMMARY, `${markdown}\n`, 'job summary')
      return Promise.resolve()
    },
    setOutput: (name, value) => {
      append(env.GITHUB_OUTPUT, `${name}<<END-OF-OUTPUT\n${value}\nEND-OF-OUTPUT\n`, 'outputs of the step')
    },
    writeFile: async (path, text) => {
      const target = resolve(env.GITHUB_WORKSPACE ?? '.', path)
      try {
        await mkdir(dirname(target), { recursive: true })
        await writeFile(target, text)
      } catch (error) {
        throw new UserError(
          `The file ${path} cannot be written: ${systemReason(error)}.`,
          'Check the input that names it.',
        )
      }
      return target
    },
  }
  return {
    to,
    readEnvironment: () => Promise.resolve(environmentOf(env)),
    hide: (secret) => {
      print(`::add-mask::${escaped(secret)}`)
    },
    stdout: () => stdout,
  }
}

function environmentOf(env: Readonly<Record<string, string>>): ReturnType<typeof readEnvironment> {
  const { GITHUB_EVENT_NAME: eventName = '', GITHUB_SHA: sha = '', GITHUB_REPOSITORY: repository = '' } = env
  const [owner = '', repo = ''] = repository.split('/')
  const path = env.GITHUB_EVENT_PATH ?? ''
  const payload = path === '' ? {} : (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>)
  const context = { eventName, sha, payload, repo: { owner, repo }, apiUrl: env.GITHUB_API_URL ?? '' }
  const input = (name: string): string => (env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim()
  return readEnvironment({ context, proxy: null }, env, input)
}

function append(path: string | undefined, text: string, what: string): void {
  if (!path) return
  try {
    accessSync(path, constants.W_OK)
    appendFileSync(path, text)
  } catch (error) {
    throw new UserError(
      `The ${what} cannot be written: ${systemReason(error)}.`,
      'Run the job again; if it stays so, the runner’s disk may be full.',
      'internal',
    )
  }
}

/** Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
function commandOf({ level, title, message, place }: Annotation): string {
  const properties = {
    title,
    ...(place === null ? {} : { file: place.file, line: String(place.line), col: String(place.column) }),
  }
  const list = Object.entries(properties).map(
    ([name, value]) => `${name}=${escaped(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  )
  return `::${level} ${list.join(',')}::${escaped(message)}`
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
