import { commitsJudged, filesRead, progressLine } from '../../src/io/progress.js'

const done = (files: number) => ({ files, ofFiles: 10_950, bytes: files * 100_000, ofBytes: 1_003_000_000 })

test('a long run says on one line how far it is, not too often, and takes the line away', () => {
  let time = 0
  const written: string[] = []
  const line = progressLine(
    true,
    (text) => written.push(text),
    filesRead,
    () => time,
  )
  for (const [at, files] of [
    [100, 1],
    [450, 1204],
    [460, 1205],
    [600, 12],
  ] as const) {
    time = at
    line.show(done(files))
  }
  line.clear()
  const first = 'Reading 1,204 of 10,950 files, 120 of 1,003 MB'
  expect(written).toEqual([
    `\r${first}`,
    `\r${'Reading 12 of 10,950 files, 1 of 1,003 MB'.padEnd(first.length)}`,
    `\r${' '.repeat(41)}\r`,
  ])
})

test('a short run, and one that no one looks at, say nothing', () => {
  const written: string[] = []
  for (const isTerminal of [true, false]) {
    const line = progressLine(
      isTerminal,
      (text) => written.push(text),
      filesRead,
      () => 0,
    )
    line.show(done(1))
    line.clear()
  }
  expect(written).toEqual([])
})

test('a replay says how many commits are judged', () => {
  expect(commitsJudged({ commits: 1_040, ofCommits: 12_000 })).toBe('Judging 1,040 of 12,000 commits')
})
