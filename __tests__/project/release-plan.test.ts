import {
  changelogEntry,
  identify,
  npmTag,
  parseVersion,
  planRelease,
  Refusal,
  type Tag,
  type Version,
} from '../../scripts/release/plan.mjs'

const ONE = 'a'.repeat(40)
const TWO = 'b'.repeat(40)
const FILES = [
  { name: 'x.tgz', digest: 'sha256:1' },
  { name: 'SHA256SUMS', digest: 'sha256:2' },
]

function version(text: string): Version {
  const parsed = parseVersion(text)
  if (parsed === null) throw new Error(text)
  return parsed
}

function tags(...pairs: readonly [string, string][]): Tag[] {
  return pairs.map(([name, commit]) => ({ name, commit }))
}

function plan(
  text: string,
  there: readonly Tag[],
  release: Parameters<typeof planRelease>[0]['release'] = null,
): ReturnType<typeof planRelease> {
  return planRelease({ version: version(text), commit: ONE, tags: there, release, files: FILES })
}

describe('a version', () => {
  test.each(['1.2.3', 'v1.2.3', 'v0.0.0', 'v10.20.30', 'v1.2.3-rc.1', '1.2.3-0a'])('%s', (text) => {
    expect(parseVersion(text)?.text).toBe(text.replace('v', ''))
  })

  test.each([
    '',
    'v1',
    'v1.2',
    '1.2.3.4',
    'v01.2.3',
    'v1.02.3',
    ' v1.2.3',
    'v1.2.3\n',
    'V1.2.3',
    'v1.2.3-',
    'v1.2.3-a..b',
    'v1.2.3+build',
    'refs/tags/v1.2.3',
    'v1.2.3; true',
  ])('%j is none', (text) => {
    expect(parseVersion(text)).toBeNull()
  })
})

describe('the changelog', () => {
  const changelog =
    '# Changelog\n\nText.\n\n## 1.10.0\n\nTen.\n\n## 1.1.0 (2026-01-01)\n\n- One.\n\n### Part\n\nMore.\n\n## 1.0.0\n\n'

  test('gives what is below the version', () => {
    expect(changelogEntry(changelog, '1.1.0')).toBe('- One.\n\n### Part\n\nMore.')
    expect(changelogEntry(changelog.replaceAll('\n', '\r\n'), '1.10.0')).toBe('Ten.')
  })

  test.each(['1.1', '1.0.0', '2.0.0', '1.1.0-rc.1'])('has nothing for %s', (text) => {
    expect(changelogEntry(changelog, text)).toBeNull()
  })
})

describe('what is to be released', () => {
  const given = { wanted: 'v1.2.3', manifest: '1.2.3', lock: '1.2.3', changelog: '## 1.2.3\n\nNew.\n' }

  test('is what the files say', () => {
    expect(identify(given)).toEqual({
      version: { text: '1.2.3', numbers: [1, 2, 3], pre: null },
      tag: 'v1.2.3',
      notes: 'New.',
    })
  })

  test.each([
    ['not a version', { wanted: 'main' }],
    ['package.json', { manifest: '1.2.4' }],
    ['package-lock.json', { lock: '1.2.4' }],
    ['CHANGELOG.md', { changelog: '## 1.2.4\n\nNew.\n' }],
  ])('is refused: %s', (says, other) => {
    expect(() => identify({ ...given, ...other })).toThrow(Refusal)
    expect(() => identify({ ...given, ...other })).toThrow(says.replace('not a', 'is not a'))
  })
})

describe('the name on npm', () => {
  const there = tags(['v1.4.0', TWO], ['v2.0.0', TWO], ['v3.0.0-rc.1', TWO], ['v2', TWO], ['old', TWO])

  test.each([
    ['2.0.1', 'latest'],
    ['2.0.0', 'latest'],
    ['1.4.1', 'release-1'],
    ['3.0.0-rc.2', 'next'],
  ])('of %s is %s', (text, name) => {
    expect(npmTag(version(text), there)).toBe(name)
  })
})

describe('a release is made once', () => {
  test('by a tag that is there, or with the tag', () => {
    expect(plan('1.0.0', tags(['v1.0.0', ONE]))).toMatchObject({ create: true, tagExists: true })
    expect(plan('1.0.0', [])).toMatchObject({ create: true, tagExists: false })
  })

  test('a run that was cut goes on where it was', () => {
    expect(plan('1.0.0', tags(['v1.0.0', ONE]), { assets: [...FILES].reverse() })).toMatchObject({
      create: false,
      major: { move: true },
    })
  })

  test('a tag of another commit is refused', () => {
    expect(() => plan('1.0.0', tags(['v1.0.0', TWO]))).toThrow('released once')
  })

  test.each([
    [
      'another file',
      [
        { name: 'x.tgz', digest: 'sha256:0' },
        { name: 'SHA256SUMS', digest: 'sha256:2' },
      ],
    ],
    ['a file less', FILES.slice(1)],
    ['a file more', [...FILES, { name: 'y', digest: 'sha256:3' }]],
  ])('a release with %s is refused', (_, assets) => {
    expect(() => plan('1.0.0', tags(['v1.0.0', ONE]), { assets })).toThrow('with other files')
  })

  test('a release without its tag is refused', () => {
    expect(() => plan('1.0.0', [], { assets: FILES })).toThrow(Refusal)
  })
})

describe('the major tag', () => {
  test.each<[string, string, readonly [string, string][]]>([
    ['the first', '1.0.0', []],
    [
      'a higher one',
      '1.10.0',
      [
        ['v1', TWO],
        ['v1.9.0', TWO],
      ],
    ],
    [
      'the first of the next major version',
      '2.0.0',
      [
        ['v1', TWO],
        ['v1.9.0', TWO],
      ],
    ],
    [
      'one whose higher tag was never released',
      '1.2.1',
      [
        ['v1', TWO],
        ['v1.2.0', TWO],
        ['v1.3.0', 'c'.repeat(40)],
      ],
    ],
  ])('follows %s', (_, text, there) => {
    const { major } = plan(text, tags(...there))
    expect(major).toEqual({
      name: `v${text[0] ?? ''}`,
      move: true,
      exists: there.some(([name]) => name === `v${text[0] ?? ''}`),
      why: null,
    })
  })

  test.each<[string, string, readonly [string, string][]]>([
    [
      'a pre-release',
      '1.2.0-rc.1',
      [
        ['v1', TWO],
        ['v1.1.0', TWO],
      ],
    ],
    [
      'a lower version',
      '1.2.0',
      [
        ['v1', TWO],
        ['v1.10.0', TWO],
        ['v1.1.0', TWO],
      ],
    ],
    ['a pre-release of a new major version', '2.0.0-beta', []],
    [
      'the commit where it is',
      '1.2.0',
      [
        ['v1', ONE],
        ['v1.2.0', ONE],
      ],
    ],
  ])('does not follow %s', (_, text, there) => {
    expect(plan(text, tags(...there)).major.move).toBe(false)
  })

  test('that is at no version stops everything: a person has moved it by hand', () => {
    expect(() => plan('1.2.0', tags(['v1', TWO], ['v1.1.0', 'c'.repeat(40)]))).toThrow('by hand')
    expect(() => plan('1.2.0', tags(['v1', TWO], ['v1.1.0-rc.1', TWO]))).toThrow('by hand')
  })
})
