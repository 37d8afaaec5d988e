import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './repository.js'

const BUILD =
  'mkdir -p dist && printf "same" > dist/index.js && chmod +x dist/index.js && printf "kept" > dist/licenses.txt'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dist-'))
  writeFileSync(join(folder, '.gitignore'), '*.log\n')
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist/index.js'), 'same', { mode: 0o755 })
  writeFileSync(join(folder, 'dist/licenses.txt'), 'kept')
  git('init', '--quiet')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function git(...words: readonly string[]): void {
  execFileSync(
    'git',
    ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'core.hooksPath=/dev/null', ...words],
    { cwd: folder, stdio: 'pipe' },
  )
}

/** Commits what is in the folder, and runs the script with a build of its own. */
function check(build: string): { code: number | null; says: string } {
  git('add', '--all', '--force')
  git('commit', '--quiet', '-m', 'all')
  const { status, stderr } = spawnSync(join(ROOT, '.ci/dist-is-current'), ['sh', '-c', build], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { code: status, says: stderr }
}

test('what the build gives is current', () => {
  expect(check(BUILD)).toEqual({ code: 0, says: '' })
})

test.each<[string, string, () => void]>([
  [
    'D dist/old.index.js',
    'a file that no build writes any more',
    () => {
      writeFileSync(join(folder, 'dist/old.index.js'), 'old')
    },
  ],
  [
    'D dist/hidden.log',
    'the same, of a name that git ignores',
    () => {
      writeFileSync(join(folder, 'dist/hidden.log'), 'old')
    },
  ],
  [
    'M dist/index.js',
    'a file with another content',
    () => {
      writeFileSync(join(folder, 'dist/index.js'), 'other')
    },
  ],
  [
    'M dist/index.js',
    'a command that cannot be executed',
    () => {
      chmodSync(join(folder, 'dist/index.js'), 0o644)
    },
  ],
  [
    '?? dist/licenses.txt',
    'a file that was not committed',
    () => {
      rmSync(join(folder, 'dist/licenses.txt'))
    },
  ],
])('%s: %s is found', (line, _, spoil) => {
  spoil()
  const { code, says } = check(BUILD)
  expect(code).toBe(1)
  expect(says).toContain(line)
})

test('a file that the build writes and git ignores is found', () => {
  const { code, says } = check(`${BUILD} && touch dist/new.log`)
  expect([code, says]).toEqual([1, expect.stringContaining('!! dist/new.log')])
})

test('a build that fails is not current', () => {
  expect(check('exit 3').code).toBe(3)
})
