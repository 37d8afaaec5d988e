import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkWritable, writeFiles, type FileToWrite } from '../../../src/io/files/write-file.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiro-governance-write-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const edit: FileToWrite = { path: 'a.json', text: '\ufeffnew\r\n', before: '\ufeffold\r\n', created: false }

test('a file that holds what was read is written, with its permissions', async () => {
  await writeFile(join(folder, 'a.json'), '\ufeffold\r\n')
  await chmod(join(folder, 'a.json'), 0o640)
  writeFiles(folder, [edit])
  expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('\ufeffnew\r\n')
  expect((await stat(join(folder, 'a.json'))).mode & 0o777).toBe(0o640)
})

test('a file that has changed since is not written, nor is any other', async () => {
  await writeFile(join(folder, 'a.json'), '\ufeffold\r\n')
  await writeFile(join(folder, 'b.json'), 'changed')
  const both = [edit, { path: 'b.json', text: 'x', before: 'old', created: false }]
  expect(() => {
    writeFiles(folder, both)
  }).toThrow('b.json has changed since it was read, and nothing is written.')
  expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('\ufeffold\r\n')
})

test('a file that has gone is not made again', () => {
  expect(() => {
    checkWritable(folder, [edit])
  }).toThrow('a.json has gone since the folder was read.')
})
