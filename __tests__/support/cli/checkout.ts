import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ended } from '../ended.js'
import { DAY, ENVIRONMENT } from './command-line.js'
import { Folder, type Files } from './folder.js'

/** A real git repository. */
export interface Checkout {
  readonly folder: Folder
  readonly git: (...args: string[]) => Promise<string>
  /** Commits the files on the current branch, with a subject on a day, and says the commit. */
  readonly commit: (files: Files, subject?: string, day?: string) => Promise<string>
}

/** No housekeeping: git would start a process for it after each commit. */
const CONFIG = `[core]
\trepositoryformatversion = 0
\tfilemode = true
\tbare = false
[gc]
\tauto = 0
[maintenance]
\tauto = false
`

/** What `git init` makes, without the process and the examples of hooks. */
export async function makeCheckout(branch = 'main'): Promise<Checkout> {
  const folder = await Folder.make({ '.git/HEAD': `ref: refs/heads/${branch}\n`, '.git/config': CONFIG })
  for (const name of ['objects', 'refs/heads', 'refs/tags'])
    await mkdir(join(folder.path, '.git', name), { recursive: true })
  const gitOn = async (day: string, args: readonly string[]): Promise<string> => {
    const identity = ['AUTHOR', 'COMMITTER'].flatMap((who) => [
      [`GIT_${who}_NAME`, 'a'],
      [`GIT_${who}_EMAIL`, 'a@example.com'],
      [`GIT_${who}_DATE`, `${day}T12:00:00Z`],
    ])
    const { exit, stdout, stderr } = await ended('git', args, {
      cwd: folder.path,
      env: { ...ENVIRONMENT, ...(Object.fromEntries(identity) as Record<string, string>) },
      timeout: 30_000,
    })
    if (exit !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
    return stdout.trim()
  }
  const read = async (path: string): Promise<string> => (await readFile(join(folder.path, '.git', path), 'utf8')).trim()
  return {
    folder,
    git: (...args) => gitOn(DAY, args),
    async commit(files, subject = 'Change files', day = DAY) {
      await folder.write(files)
      await gitOn(day, ['add', '--all'])
      await gitOn(day, ['commit', '--quiet', '--allow-empty', '--allow-empty-message', '--message', subject])
      const head = await read('HEAD')
      return head.startsWith('ref: ') ? read(head.slice('ref: '.length)) : head
    },
  }
}
