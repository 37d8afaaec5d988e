import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { findUsageFiles, readInto, readSmallText, type FileOnDisk } from '../../../src/io/files/usage-files.js'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiro-usage-'))
  const put = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  put('logs/2026/07/10/KIRO_IDE_1_user_report_202607100000.csv', 'first')
  put('logs/2026/07/11/KIRO_IDE_1_user_report_202607110000.csv.gz', gzipSync('second '.repeat(500_000)))
  put('logs/2026/07/11/marker', 'x'.repeat(103))
  put('logs/[odd] name/a.csv', 'third')
  put('usage.txt', 'KIRO PRO')
  put('named.gz.csv', gzipSync('compressed all the same'))
  put('cut.csv.gz', gzipSync('y'.repeat(100_000)).subarray(0, 60))
  utimesSync(join(folder, 'logs/[odd] name/a.csv'), new Date('2026-07-12'), new Date('2026-07-12'))
  symlinkSync('/etc/passwd', join(folder, 'logs/link.csv'))
  symlinkSync(folder, join(folder, 'logs/loop'))
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test.each<[string, string[]]>([
  ['logs/**/*.csv', ['logs/[odd] name/a.csv', 'logs/2026/07/10/KIRO_IDE_1_user_report_202607100000.csv']],
  [
    'logs/**/*.csv*',
    [
      'logs/[odd] name/a.csv',
      'logs/2026/07/11/KIRO_IDE_1_user_report_202607110000.csv.gz',
      'logs/2026/07/10/KIRO_IDE_1_user_report_202607100000.csv',
    ],
  ],
  [
    'logs/2026/07/1?/*',
    [
      'logs/2026/07/11/marker',
      'logs/2026/07/11/KIRO_IDE_1_user_report_202607110000.csv.gz',
      'logs/2026/07/10/KIRO_IDE_1_user_report_202607100000.csv',
    ],
  ],
  ['logs/2026/07/10', ['logs/2026/07/10/KIRO_IDE_1_user_report_202607100000.csv']],
  ['logs/2026/07/10/', ['logs/2026/07/10/KIRO_IDE_1_user_report_202607100000.csv']],
  ['usage.txt', ['usage.txt']],
])('%s is %j', (pattern, paths) => {
  const found = findUsageFiles([pattern], folder).map(({ path }) => path)
  expect([...found].sort()).toEqual([...paths].sort())
})

test('an absolute pattern, a file that two patterns name, and a file by its name', () => {
  const found = findUsageFiles([`${folder}/logs/**/*.csv`, 'logs/[odd] name/a.csv'], folder)
  expect(found).toHaveLength(2)
  expect(found.find(({ place }) => place.endsWith('a.csv'))).toMatchObject({ named: true, bytes: 5 })
})

test('newest first', () => {
  const found = findUsageFiles(['logs/**/*.csv*'], folder).map(({ path }) => path.slice(path.lastIndexOf('/') + 1))
  expect(found).toEqual([
    'a.csv',
    'KIRO_IDE_1_user_report_202607110000.csv.gz',
    'KIRO_IDE_1_user_report_202607100000.csv',
  ])
})

test.each(['nothing/**/*.csv', 'missing.csv', 'logs/**/*.tsv'])('%s names nothing, which is an error', (pattern) => {
  expect(() => findUsageFiles([pattern], folder)).toThrow(`No usage file matches ${pattern}.`)
})

async function contentOf(file: FileOnDisk, room = 50_000): Promise<string> {
  const parts: string[] = []
  const memory = new Uint8Array(room)
  await readInto(file, {
    room: () => memory,
    filled: (length) => parts.push(new TextDecoder().decode(memory.subarray(0, length))),
  })
  return parts.join('')
}

const named = (path: string): FileOnDisk => ({ path, place: join(folder, path), bytes: 0, modified: 0, named: true })

test('files are read piece by piece, compressed ones by their first bytes', async () => {
  expect(await contentOf(named('logs/[odd] name/a.csv'), 2)).toBe('third')
  expect(await contentOf(named('logs/2026/07/11/KIRO_IDE_1_user_report_202607110000.csv.gz'))).toBe(
    'second '.repeat(500_000),
  )
  expect(await contentOf(named('named.gz.csv'))).toBe('compressed all the same')
})

test('a file that is cut off, or not there, is an error that names it', async () => {
  await expect(contentOf(named('cut.csv.gz'))).rejects.toThrow('cut.csv.gz cannot be read')
  await expect(contentOf(named('none.csv'))).rejects.toThrow('none.csv cannot be read: no such file or folder.')
})

test.each([
  ['UTF-8', [0xc3, 0xa9]],
  ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, 0xc3, 0xa9]],
  ['UTF-16 of Windows', [0xff, 0xfe, 0xe9, 0]],
  ['UTF-16, the other way round', [0xfe, 0xff, 0, 0xe9]],
])('a small text in %s', (name, bytes) => {
  const place = join(folder, `${name}.txt`)
  writeFileSync(place, Uint8Array.from(bytes))
  expect(readSmallText(place, 'x.txt', 100)).toBe('é')
})

test('a small text has a bound', () => {
  expect(readSmallText(join(folder, 'usage.txt'), 'usage.txt', 100)).toBe('KIRO PRO')
  expect(() => readSmallText(join(folder, 'usage.txt'), 'usage.txt', 3)).toThrow('usage.txt is larger than')
})
