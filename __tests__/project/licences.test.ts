import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bundledPackages } from './bundled-packages.js'
import { read, ROOT } from './repository.js'

/** Licences that let us ship the code under MIT, and ask for no more than their text beside it. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
])

const ENTRIES: Readonly<Record<string, string>> = {
  audit: 'src/actions/audit.ts',
  check: 'src/actions/check.ts',
  cli: 'src/cli/main.ts',
  report: 'src/actions/report.ts',
}

interface Licensed {
  readonly name: string
  readonly licence: string
  readonly text: string
  readonly notice: boolean
}

function licensed(folder: string): Licensed {
  const { name, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string
    license: string
  }
  const files = readdirSync(folder)
  const file = files.find((path) => /^licen[cs]e(\.(md|txt))?$/i.test(path))
  return {
    name,
    licence: license,
    text: file === undefined ? '' : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n'),
    notice: files.some((path) => /^notice/i.test(path)),
  }
}

test('every bundle is looked at', () => {
  expect(readdirSync(join(ROOT, 'dist')).sort()).toEqual(Object.keys(ENTRIES))
})

describe.each(Object.entries(ENTRIES))('dist/%s', (bundle, entry) => {
  const packages = bundledPackages(entry)
    .map(licensed)
    .sort((a, b) => (a.name < b.name ? -1 : 1))

  test('ships the licence of every package that it bundles, and of no other', () => {
    expect(packages.length).toBeGreaterThan(3)
    const blocks = packages.map(({ name, licence, text }) => `${name}\n${licence}\n${text}`)
    // A package of which two versions are bundled is there once when its licence is the same.
    expect(read(`dist/${bundle}/licenses.txt`)).toBe([...new Set(blocks)].join('\n\n'))
  })

  test('has the toolkit of GitHub where a runner starts it, and nowhere else', () => {
    const toolkit = ['@actions/core', '@actions/github', '@octokit/core', 'undici']
    const names = packages.map(({ name }) => name)
    expect(toolkit.filter((name) => names.includes(name))).toEqual(bundle === 'cli' ? [] : toolkit)
    const code = readdirSync(join(ROOT, 'dist', bundle))
      .filter((file) => file.endsWith('.js'))
      .map((file) => read(`dist/${bundle}/${file}`))
      .join('\n')
    // A text of each that no minifier changes.
    const marks = ['ghadelimiter_', 'actions_orchestration_id/', 'octokit-core.js/', 'UND_ERR_REQ_RETRY']
    expect(marks.filter((mark) => code.includes(mark))).toEqual(bundle === 'cli' ? [] : marks)
  })

  test('each of them has a text, and one that may be shipped', () => {
    expect(
      packages
        .filter(({ licence, text }) => !ALLOWED.has(licence) || !/copyright|public domain/i.test(text))
        .map(({ name }) => name),
    ).toEqual([])
  })

  test('none has a NOTICE, which Apache-2.0 would want beside it too', () => {
    expect(packages.filter(({ notice }) => notice).map(({ name }) => name)).toEqual([])
  })
})

test('the package for npm brings the licences of its command line', () => {
  const { files, bin } = JSON.parse(read('package.json')) as { files: string[]; bin: Record<string, string> }
  for (const path of ['LICENSE', ...Object.values(bin).map(dirname)]) expect(files).toContain(path)
})
