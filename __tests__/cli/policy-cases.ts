import { Folder, type Files } from '../support/cli/folder.js'

const folders: Folder[] = []

/** A folder with all these files, removed when the tests of the file have ended. */
export async function made(...files: Files[]): Promise<Folder> {
  const folder = await Folder.make(Object.assign({}, ...files) as Files)
  folders.push(folder)
  return folder
}

afterAll(() => Promise.all(folders.map((folder) => folder.remove())))
