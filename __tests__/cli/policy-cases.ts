import { Folder, type Files } from '../support/cli/folder.js'

const folders: Folder[] = []

/** A folder with all these files, removed when the tests of the file have ended. */
export async function made(...files: Files[]): Promise<Folder> {
  const folder = await Folder.make(Object.assign({}, ...files) as Files)
  folders.push(folder)
  return folder
}

/** To be called by each test file: a worker loads this module once, and hooks belong to a file. */
export function setUp(): void {
  afterAll(() => Promise.all(folders.splice(0).map((folder) => folder.remove())))
}
