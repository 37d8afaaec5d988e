import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Folder, type Files } from '../support/cli/folder.js'

/** The contract that most tests apply. */
export const CONTRACT = `{
  "models": {
    "primary": { "model": "claude-opus-4.8" },
    "fast": { "model": "claude-haiku-4.5" },
    "routing": { "interactiveChat": "fast", "codeReview": "primary" }
  }
}
`
/** Settings of the CLI with comments, a trailing comma and the line ends of Windows. */
export const CHAT =
  '{\r\n  // what the chat runs on\r\n  "chat.defaultModel": "claude-opus-4.8", // for now\r\n  "chat.enableThinking": true,\r\n}\r\n'

/** Folders that are removed when the tests of the file have ended. */
export const made: Folder[] = []

/** A folder with these files. */
export async function folder(files: Files): Promise<Folder> {
  const one = await Folder.make(files)
  made.push(one)
  return one
}

/** Every file below the folder, with its content. */
export async function everyText(one: Folder): Promise<Record<string, string>> {
  const entries = await readdir(one.path, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('/.git/') && !entry.parentPath.endsWith('/.git'))
    .map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(files.map(async (path) => [path, await readFile(path, 'latin1')] as const)),
  )
}

/** To be called by each test file: a worker loads this module once, and hooks belong to a file. */
export function setUp(): void {
  afterAll(() => Promise.all(made.splice(0).map((folder) => folder.remove())))
}
