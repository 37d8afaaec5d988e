import { failureFrom, type Failure, type Report } from '../../../src/core/report.js'
import { UserError } from '../../../src/core/user-error.js'
import { NO_CONTEXT } from '../../../src/render/markdown/context.js'
import { dryDestinations } from '../../../src/publish/dry-run.js'
import { OUTPUTS } from '../../../src/publish/outputs/index.js'
import type { Destinations, Output, Publication } from '../../../src/publish/outputs/output.js'
import { publish } from '../../../src/publish/publish.js'
import { agent, judged } from '../../core/support/repository.js'

/*
 * The contract of every output: a dry run writes nothing, a run writes, and a place that refuses is reported and never thrown. A new output is
 * in the list, and so it is here.
 */

const REPORT = judged({
  before: { '.kiro/agents/a.json': agent('a', 'auto') },
  after: { '.kiro/agents/a.json': agent('a', 'claude-opus-4-8') },
})
const FAILURE = failureFrom(new UserError('It is broken.', 'Mend it.', 'policy'))

function publication(result: Report | Failure): Publication {
  return {
    result,
    context: NO_CONTEXT,
    commentUrl: 'https://github.test/c/1',
    remarks: [],
    files: { report: 'kiro.json', sarif: 'kiro.sarif' },
    provenance: null,
    day: '2026-10-08',
  }
}

interface Recorded extends Destinations {
  readonly calls: [string, ...string[]][]
}

function recorder(refusing: keyof Destinations | null = null): Recorded {
  const calls: Recorded['calls'] = []
  const note = (name: keyof Destinations, ...values: string[]): void => {
    if (name === refusing) throw new UserError(`There is no ${name}.`, 'Run it again.', 'internal')
    calls.push([name, ...values])
  }
  return {
    calls,
    print: (text) => {
      note('print', text)
    },
    annotate: ({ level, title, message }) => {
      note('annotate', level, title, message)
    },
    summarize: (markdown) => {
      note('summarize', markdown)
    },
    setOutput: (name, value) => {
      note('setOutput', name, value)
    },
    writeFile: (path, text) =>
      Promise.resolve().then(() => {
        note('writeFile', path, text)
        return `/workspace/${path}`
      }),
  }
}

const NAMED = OUTPUTS.map((output): [string, Output] => [output.name, output])

test('there are outputs, each with a name of its own', () => {
  expect(OUTPUTS.map(({ name }) => name)).toEqual([
    'sarif-file',
    'report-file',
    'log',
    'annotations',
    'summary',
    'outputs',
  ])
})

describe.each(NAMED)('%s', (name, output) => {
  test.each([
    ['a report', REPORT],
    ['a failure', FAILURE],
  ] as const)('writes %s', async (_, result) => {
    const to = recorder()
    expect(await publish(publication(result), 1, to, [output])).toBe(1)
    expect(to.calls.length).toBeGreaterThan(0)
    const said = to.calls.flat().join('\n')
    expect(said).toMatch('errorClass' in result ? /It is broken|error/ : /misspelled-model|not an id|fail/)
  })

  test('writes nothing in a dry run, and says what it would', async () => {
    const to = recorder()
    expect(await publish(publication(REPORT), 1, dryDestinations(to), [output])).toBe(1)
    // What is on the log is not written anywhere.
    expect(to.calls.filter(([call]) => !['print', 'annotate'].includes(call))).toEqual([])
    expect(to.calls.length).toBeGreaterThan(0)
  })

  test('a place that refuses is reported: the exit stays, unless a person depends on it', async () => {
    const [used] = recordedCalls(await writtenBy(output))
    const to = recorder(used)
    const exit = await publish(publication(REPORT), 1, to, [output])
    expect(exit).toBe(output.required ? 3 : 1)
    // The log itself cannot say that it refuses.
    expect(
      to.calls
        .flat()
        .join('\n')
        .includes(`There is no ${used ?? ''}.`),
    ).toBe(used !== 'print')
  })

  test('is bounded, however much there is to say', async () => {
    const files = (model: string) =>
      Object.fromEntries(
        Array.from({ length: 400 }, (__, index) => [
          `.kiro/agents/${index}.json`,
          agent(`${index}${'👩‍👧'.repeat(40)}`, `${model}${index}${'模'.repeat(100)}`),
        ]),
      )
    const to = recorder()
    await publish(publication(judged({ before: files('a'), after: files('b') })), 1, to, [output])
    const bytes = Buffer.byteLength(to.calls.flat().join('\n'))
    // A file has no limit of GitHub's; what it takes in memory has one.
    expect(bytes).toBeLessThan({ summary: 1_048_576, outputs: 1_000, annotations: 20_000 }[name] ?? 8_000_000)
  })
})

async function writtenBy(output: Output): Promise<Recorded> {
  const to = recorder()
  await publish(publication(REPORT), 1, to, [output])
  return to
}

function recordedCalls({ calls }: Recorded): (keyof Destinations)[] {
  return [...new Set(calls.map(([name]) => name as keyof Destinations))].sort(
    (a, b) => (a === 'setOutput' ? 1 : 0) - (b === 'setOutput' ? 1 : 0),
  )
}

test('what comes after a file that cannot be written says the failure', async () => {
  const to = recorder('writeFile')
  expect(await publish(publication(REPORT), 0, to)).toBe(3)
  expect(to.calls).toContainEqual(['setOutput', 'verdict', 'error'])
  expect(
    to.calls
      .filter(([call]) => call === 'summarize')
      .flat()
      .join(''),
  ).toContain('There is no writeFile.')
})
