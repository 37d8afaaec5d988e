import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ended, type Ended } from '../../support/ended.js'
import { AS_OF, ENVIRONMENT, kiroGovernance } from './command.js'

/** What lies at a path: text, a link, or (null) nothing any more. */
export type Files = Readonly<Record<string, string | { readonly symlink: string } | null>>

/** A temporary folder, for one test file. */
export class Folder {
  readonly path: string

  private constructor(path: string) {
    this.path = path
  }

  static async make(files: Files = {}): Promise<Folder> {
    const folder = new Folder(await mkdtemp(join(tmpdir(), 'kiro-governance-cli-')))
    await folder.write(files)
    return folder
  }

  async write(files: Files): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.path, name)
      await rm(path, { recursive: true, force: true })
      if (content === null) continue
      await mkdir(dirname(path), { recursive: true })
      await (typeof content === 'string' ? writeFile(path, content) : symlink(content.symlink, path))
    }
  }

  run(...args: string[]): Promise<Ended> {
    return kiroGovernance(args, { cwd: this.path })
  }

  /** `check` on the day of the examples. */
  check(...args: string[]): Promise<Ended> {
    return this.run('check', ...AS_OF, ...args)
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true, force: true })
  }
}

/** A real git repository. */
export interface Checkout {
  readonly folder: Folder
  readonly git: (...args: string[]) => Promise<string>
  /** Commits the files on the current branch and says the commit. */
  readonly commit: (files: Files) => Promise<string>
}

const SOMEBODY = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
}

export async function makeCheckout(branch = 'main'): Promise<Checkout> {
  const folder = await Folder.make()
  const git = async (...args: string[]): Promise<string> => {
    const { exit, stdout, stderr } = await ended('git', args, {
      cwd: folder.path,
      env: { ...ENVIRONMENT, ...SOMEBODY },
      timeout: 30_000,
    })
    if (exit !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
    return stdout.trim()
  }
  await git('init', '--quiet', '--initial-branch', branch)
  return {
    folder,
    git,
    async commit(files) {
      await folder.write(files)
      await git('add', '--all')
      await git('commit', '--quiet', '--allow-empty', '--message', 'Change files')
      return git('rev-parse', 'HEAD')
    },
  }
}
