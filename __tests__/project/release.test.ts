import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { ROOT } from './repository.js'

/** `gh` as far as the script needs it: it knows one release, writes down what it is called with, and makes a release that may be immutable. */
const GH = `#!/bin/sh
if [ "$1 $#" = 'api 2' ]; then
  if [ -e gh-down ]; then echo 'gh: Bad Gateway (HTTP 502)' >&2; exit 1; fi
  if [ ! -e gh-release.json ]; then echo 'gh: Not Found (HTTP 404)' >&2; exit 1; fi
  cat gh-release.json
else
  printf '%s\\n' "$*" >> gh-did.txt
  if [ "$1" = release ]; then
    cat > gh-notes.txt
    if [ -e gh-mutable ]; then immutable=false; else immutable=true; fi
    printf '{ "immutable": %s, "assets": [] }' $immutable > gh-release.json
  fi
fi
`

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'))
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin/gh'), GH, { mode: 0o755 })
  git('init', '--quiet', '--initial-branch', 'main')
  commit('1.2.0')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function git(...words: readonly string[]): string {
  return execFileSync(
    'git',
    ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'core.hooksPath=/dev/null', ...words],
    { cwd: folder, encoding: 'utf8' },
  ).trim()
}

/** A commit whose files say that version, and the files that its build made. */
function commit(version: string): string {
  for (const name of ['package.json', 'package-lock.json'])
    writeFileSync(join(folder, name), JSON.stringify({ version }))
  writeFileSync(join(folder, 'CHANGELOG.md'), `# Changelog\n\n## ${version}\n\nWhat is new in ${version}.\n`)
  writeFileSync(join(folder, 'a.tgz'), version)
  git('add', 'package.json', 'package-lock.json', 'CHANGELOG.md')
  git('commit', '--quiet', '--allow-empty', '-m', version)
  return git('rev-parse', 'HEAD')
}

function release(...words: readonly string[]): { code: number | null; out: string; err: string } {
  const env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
    GITHUB_REPOSITORY: 'acme/ours',
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/release.mjs'), ...words], {
    cwd: folder,
    encoding: 'utf8',
    env,
  })
  return { code: status, out: stdout, err: stderr }
}

function did(): string[] {
  const path = join(folder, 'gh-did.txt')
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
}

test('says what the next jobs need', () => {
  git('tag', '--annotate', '-m', 'x', 'v2.0.0')
  expect(release('identify', 'v1.2.0')).toEqual({
    code: 0,
    out: `tag=v1.2.0\ncommit=${git('rev-parse', 'HEAD')}\nnpm-tag=release-1\n`,
    err: '',
  })
})

test('refuses a tag that the files do not mean', () => {
  expect(release('identify', 'v1.2.1')).toMatchObject({
    code: 1,
    out: '',
    err: 'Not released: package.json says 1.2.0, and 1.2.1 is to be released.\n',
  })
})

test('refuses a version that is another commit already, before anything is built', () => {
  git('tag', 'v1.2.0')
  commit('1.2.0')
  expect(release('identify', 'v1.2.0')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('released once') as string,
  })
})

test('releases at a tag that was pushed, annotated or not, and only then makes the major tag', () => {
  git('tag', '--annotate', '-m', 'x', 'v1.2.0')
  expect(release('publish', 'v1.2.0', 'a.tgz')).toEqual({
    code: 0,
    out: 'v1.2.0 is released.\nv1 is v1.2.0 now.\n',
    err: '',
  })
  expect(did()).toEqual([
    'release create v1.2.0 a.tgz --title v1.2.0 --notes-file - --verify-tag',
    `api --method POST repos/acme/ours/git/refs -f ref=refs/tags/v1 -f sha=${git('rev-parse', 'HEAD')}`,
  ])
  expect(readFileSync(join(folder, 'gh-notes.txt'), 'utf8')).toBe('What is new in 1.2.0.')
})

test('makes the tag with the release when it is started by hand, and moves the major tag that is there', () => {
  git('tag', 'v1.2.0')
  git('tag', '--annotate', '-m', 'x', 'v1')
  const head = commit('1.3.0')
  expect(release('publish', '1.3.0', 'a.tgz').code).toBe(0)
  expect(did()).toEqual([
    `release create v1.3.0 a.tgz --title v1.3.0 --notes-file - --target ${head}`,
    `api --method PATCH repos/acme/ours/git/refs/tags/v1 -f sha=${head} -F force=true`,
  ])
})

test('a pre-release is marked as one and moves nothing', () => {
  commit('2.0.0-rc.1')
  expect(release('publish', 'v2.0.0-rc.1', 'a.tgz')).toMatchObject({
    code: 0,
    out: expect.stringContaining('v2 stays') as string,
  })
  expect(did()).toEqual([expect.stringMatching(/^release create v2\.0\.0-rc\.1 .* --prerelease$/)])
})

test('a release that exists is never made again, nor changed', () => {
  git('tag', 'v1.2.0')
  writeFileSync(
    join(folder, 'gh-release.json'),
    JSON.stringify({ immutable: true, assets: [{ name: 'a.tgz', digest: 'sha256:0' }] }),
  )
  expect(release('publish', 'v1.2.0', 'a.tgz')).toMatchObject({
    code: 1,
    err: expect.stringContaining('released already, with other files') as string,
  })
  expect(did()).toEqual([])
})

test('a run that was cut between the two is finished', () => {
  git('tag', 'v1.2.0')
  const digest = `sha256:${createHash('sha256').update('1.2.0').digest('hex')}`
  writeFileSync(
    join(folder, 'gh-release.json'),
    JSON.stringify({ immutable: true, assets: [{ name: 'a.tgz', digest }] }),
  )
  expect(release('publish', 'v1.2.0', 'a.tgz').code).toBe(0)
  expect(did()).toEqual([expect.stringMatching(/^api --method POST /)])
})

test('the major tag does not follow a release that can still be changed', () => {
  git('tag', 'v1.2.0')
  writeFileSync(join(folder, 'gh-mutable'), '')
  expect(release('publish', 'v1.2.0', 'a.tgz')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Enable immutable releases') as string,
  })
  expect(did()).toEqual([expect.stringMatching(/^release create /)])
})

test('not knowing whether it exists is not taken for "it does not"', () => {
  writeFileSync(join(folder, 'gh-down'), '')
  expect(release('publish', 'v1.2.0', 'a.tgz')).toMatchObject({
    code: 1,
    err: expect.stringContaining('HTTP 502') as string,
  })
  expect(did()).toEqual([])
})
