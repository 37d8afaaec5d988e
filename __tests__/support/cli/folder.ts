import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Ended } from '../ended.js'
import { AS_OF, commandLine } from './command-line.js'

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

  /** Runs a command line in this folder. */
  run(...args: string[]): Promise<Ended> {
    return commandLine(args, { cwd: this.path })
  }

  /** `check` on the day of the examples. */
  check(...args: string[]): Promise<Ended> {
    return this.run('check', ...AS_OF, ...args)
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true, force: true })
  }
}
