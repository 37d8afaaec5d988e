import { readFileSync } from 'node:fs'
import { makeCheckout, type Checkout } from '../support/cli/checkout.js'
import { root } from '../support/cli/command-line.js'
import { type Folder, type Files } from '../support/cli/folder.js'

export const BEFORE = readFileSync(root('examples/before/.kiro/settings.json'), 'utf8')
export const AFTER = readFileSync(root('examples/after/.kiro/settings.json'), 'utf8')
export const STRICT = readFileSync(root('examples/kiro-policy.yml'), 'utf8')
export const AGENT = (model: string, name = 'reviewer'): string => `{ "name": "${name}", "model": "${model}" }\n`

/** Folders that are removed when the tests of the file have ended. */
export const folders: Folder[] = []

/** To be called by each test file: a worker loads this module once, and hooks belong to a file. */
export function setUp(): void {
  afterAll(() => Promise.all(folders.splice(0).map((folder) => folder.remove())))
}

export interface Past extends Checkout {
  /** Commits some files with a subject on a day, and says the commit. */
  readonly past: (subject: string, files: Files, day?: string) => Promise<string>
}

/** A checkout without a commit. */
export async function checkout(): Promise<Past> {
  const made = await makeCheckout()
  folders.push(made.folder)
  return { ...made, past: (subject, files, day) => made.commit(files, subject, day) }
}

interface Json {
  readonly commits: number
  readonly shallow: boolean
  readonly judged: readonly {
    readonly sha: string
    readonly day: string
    readonly subject: string
    readonly verdict: string
    readonly errors: string[]
    readonly warnings: string[]
    readonly credits: number | null
    readonly complete: boolean
  }[]
}

/** `policy replay` as JSON, which must succeed. */
export async function replayed(folder: Folder, ...args: string[]): Promise<Json> {
  const { exit, stdout, stderr } = await folder.run('policy', 'replay', '--format', 'json', ...args)
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  return JSON.parse(stdout) as Json
}

/** Each judged commit as `subject: verdict credits`. */
export const seen = ({ judged }: Json): string[] =>
  judged.map(({ subject, verdict, credits }) => `${subject}: ${verdict} ${credits}`)
