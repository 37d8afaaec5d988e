import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { REPOSITORY, VERSION } from '../../src/version.js'
import { read, ROOT } from './repository.js'

interface Package {
  readonly version: string
  readonly homepage: string
  readonly repository: { readonly url: string }
  readonly files: readonly string[]
  readonly bin: Readonly<Record<string, string>>
  readonly engines: { readonly node: string }
  readonly scripts: Readonly<Record<string, string>>
}

const manifest = JSON.parse(read('package.json')) as Package

test('the program says the version of its package, and the changelog knows it', () => {
  expect(VERSION).toBe(manifest.version)
  expect(read('CHANGELOG.md')).toContain(`## ${manifest.version}`)
  expect([...read('docs/cli.md').matchAll(/^ *rev: (.+)$/gm)].map(([, revision]) => revision)).toEqual([
    `v${manifest.version}`,
  ])
})

test('the program says where it lives', () => {
  expect(manifest.homepage).toBe(`${REPOSITORY}#readme`)
  expect(manifest.repository.url).toBe(`git+${REPOSITORY}.git`)
})

test('every file to publish exists; lib is made when it is published', () => {
  expect(manifest.files).toContain('lib')
  expect(manifest.scripts.prepack).toBe('npm run build')
  for (const path of manifest.files.filter((file) => file !== 'lib'))
    expect([path, existsSync(join(ROOT, path))]).toEqual([path, true])
})

test('every command to install exists', () => {
  expect(Object.keys(manifest.bin)).toEqual(['kiro-governance'])
  for (const path of Object.values(manifest.bin)) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true])
})

test('every script of the package that is a file exists', () => {
  const files = Object.values(manifest.scripts).flatMap((script) => script.match(/\bscripts\/[\w./-]+/g) ?? [])
  expect(files.length).toBeGreaterThan(3)
  for (const path of files) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true])
})

test('what runs elsewhere, and what releases it, has owners; both kinds of dependencies are looked after', () => {
  const owned = read('.github/CODEOWNERS')
    .split('\n')
    .filter((line) => /^\/\S+ @\S+$/.test(line))
    .map((line) => line.split(' ')[0] ?? '')
  for (const path of ['/.github/', '/dist/', '/action.yml', '/.pre-commit-hooks.yaml']) expect(owned).toContain(path)
  for (const path of owned) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true])
  const { updates } = parse(read('.github/dependabot.yml')) as {
    updates: { 'package-ecosystem': string; directory: string }[]
  }
  expect(updates.map((update) => `${update['package-ecosystem']} ${update.directory}`)).toEqual([
    'github-actions /',
    'npm /',
  ])
})
