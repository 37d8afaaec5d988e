import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { micromark } from 'micromark'
import type { Files } from '../../../support/github/git-objects.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  check,
  EXAMPLE,
  marked,
  MARKER,
  openPull,
  POLICY,
  SETTINGS,
  type OpenPull,
  type Run,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

/** Everything that means something to the runner, to GitHub's markdown or to a terminal. */
const HOSTILE = [
  '::set-output name=verdict::pass',
  '\n::set-output name=verdict::pass',
  '\r\n::error::made up',
  '##[set-output name=verdict]pass',
  '%0A::error file=a.js::made up',
  MARKER,
  `-->\n${MARKER}`,
  '@acme/everyone',
  'see #1 and acme/shop#2',
  'GH-1 0123456789abcdef0123456789abcdef01234567',
  'a | b || c',
  '`a` ``b`` ```',
  '![x](https://evil.example/x.png)',
  '[click](https://evil.example) https://evil.example www.evil.example a@evil.example',
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '</summary></details></sub><h1>',
  '\u202egnp.exe\u2066 \u200bzero\u2060width\ufeff',
  '\u001b[31mred\u001b[0m\u0007\u0000',
  '\u2028\u2029::warning::made up',
  '# heading\n\n---\n> quote',
  '$(touch /tmp/x) `touch /tmp/x` ${{ github.token }}',
  '\\| \\` \\\\',
  '__proto__',
  'constructor',
]

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** Each hostile text as a model, as an agent's name, as a profile, as a hook's name and, as far as git allows, as a path. */
function hostileFiles(): Files {
  const routing = { specGeneration: 'primary', codeReview: HOSTILE[2], taskExecution: HOSTILE[11] }
  const profiles = Object.fromEntries(
    HOSTILE.filter((text) => text !== '__proto__').map((text) => [text, { model: text, provider: text }]),
  )
  const files: Record<string, string> = {
    [SETTINGS]: json({
      models: { primary: { model: HOSTILE[0] }, ...profiles, routing },
      budget: { monthly: { credits: 1, action: HOSTILE[3] } },
    }),
    '.kiro/settings/cli.json': json({
      'chat.defaultModel': HOSTILE[1],
      'chat.defaultAgent': HOSTILE[10],
      'chat.modelDefaults': { [HOSTILE[5] ?? '']: { output_config: { effort: 'max' } } },
    }),
  }
  HOSTILE.forEach((text, index) => {
    const name = text.replaceAll('/', '∕').replaceAll('\0', '')
    files[`.kiro/agents/${name}.json`] = json({ name: text, model: HOSTILE[(index + 1) % HOSTILE.length] })
    files[`packages/${name}/.kiro/agents/${index}.md`] =
      `---\nname: ${JSON.stringify(text)}\nmodel: ${JSON.stringify(text)}\n---\n`
    files[`.kiro/hooks/${name}.kiro.hook`] = json({
      name: text,
      when: { type: text },
      then: { type: 'askAgent', prompt: 'x', model: text },
    })
  })
  files[`.kiro/agents/broken ::error::.json`] = '{ "name": ::warning:: }'
  return files
}

/** The lines that the runner reads commands from: those outside of stop-commands. */
function heard(stdout: string): string[] {
  const lines: string[] = []
  let token: string | null = null
  for (const line of stdout.split(/\r\n|\r|\n|\u2028|\u2029/)) {
    const stop = /^::stop-commands::(.+)$/.exec(line)
    if (token !== null) token = line === `::${token}::` ? null : token
    else if (stop) token = stop[1] ?? null
    else lines.push(line)
  }
  return lines
}

function expectQuietLog({ stdout, stderr }: Run): void {
  const lines = heard(stdout).filter((line) => line.trim() !== '')
  for (const line of lines) expect(line).toMatch(/^::(error|warning) title=[\w %-]+(,file=[^:]*,line=\d+,col=\d+)?::/)
  expect(lines.length).toBeGreaterThan(0)
  expect(stderr).toBe('')
  // The path of an annotation has to be the file's own; the runner shows it to no one.
  expect(stdout.replace(/(?<=^::\w+ title=[^,:]*,file=)[^,]*/gm, '')).not.toMatch(
    /[\u001b\u0000\u0007\u202e\u2066\u200b]/,
  )
}

const OUR_HTML = /<!-- kiro-governance:check -->|<\/?(details|summary|sub)>|<br \/>|<br>/g

/** What a reader of the markdown gets, by an independent parser: nothing but text, tables and code from the repository. */
function expectHarmless(markdown: string, markers: number): void {
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true })
  expect(html.split(MARKER)).toHaveLength(markers + 1)
  const rest = html
    .replace(/<pre><code class="language-yaml">[^<]*<\/code><\/pre>/g, '')
    .replace(/<code>[^<]*<\/code>/g, '')
    .replace(OUR_HTML, '')
  const tags = new Set([...rest.matchAll(/<\/?([a-zA-Z!][\w-]*)/g)].map(([, name]) => name))
  for (const tag of tags)
    expect(['h3', 'p', 'strong', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'ul', 'ol', 'li', 'a']).toContain(tag)
  for (const [, href] of rest.matchAll(/<a href="([^"]*)"/g))
    expect(href).toMatch(
      /^https:\/\/(kiro\.dev|github\.test\/acme|github\.com\/(gilinachum|kirodotdev|kiro-governance|JoeShi))\//,
    )
  // The address of the project's own documentation is shown as what it is.
  const words = rest.replaceAll(/<a href="(https:\/\/github\.com\/kiro-governance\/[\w./-]+)">\1<\/a>/g, ' ')
  expect(words.replace(/<[^>]*>/g, ' ')).not.toMatch(
    /@\w|#\d|\bGH-\d|evil|::|https?:|[\u202a-\u202e\u2066-\u2069\u200b\u0000-\u0008\u001b]/,
  )
}

async function run(
  after: Files,
  before: Files,
  inputs: Record<string, string> = {},
): Promise<{ opened: OpenPull; result: Run; body: string }> {
  const opened = await openPull(github, { before, after })
  const result = await check(github, opened, { inputs })
  const comments = await marked(opened)
  expect(comments).toHaveLength(1)
  return { opened, result, body: comments[0]?.body ?? '' }
}

test.concurrent('hostile texts in a change reach the log, the summary and the comment as plain text', async () => {
  const { result, body } = await run(hostileFiles(), { [SETTINGS]: EXAMPLE.before, [POLICY]: EXAMPLE.policy })
  expect(result).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
  expectQuietLog(result)
  expect(result.annotations.every(({ level }) => level === 'error' || level === 'warning')).toBe(true)
  expect(result.annotations.filter(({ level }) => level === 'error').length).toBeLessThanOrEqual(10)
  expect(body.startsWith(`${MARKER}\n### `)).toBe(true)
  expectHarmless(body, 1)
  expectHarmless(result.summary, 0)
})

test.concurrent('hostile texts that were there before reach the inventory as plain text', async () => {
  const workflow =
    'jobs: { a: { steps: [\n  { uses: "x" }\n] } }\n#\nx:\n  - uses: kiro-governance/kiro-governance@v1\n'
  const { result, body } = await run({ '.github/workflows/kiro.yml': workflow }, hostileFiles())
  expectHarmless(body, 1)
  expectHarmless(result.summary, 0)
  expect(heard(result.stdout).filter((line) => line.trim() !== '')).toEqual([])
})

test.concurrent('a broken policy is quoted as plain text', async () => {
  const policy = `version: 1\n${JSON.stringify(HOSTILE[14])}: 1\n${JSON.stringify(HOSTILE[1])}: 1\nrules: { ${JSON.stringify(HOSTILE[6])}: "@acme/everyone #1" }\n`
  const { result, body } = await run({ [SETTINGS]: EXAMPLE.after }, { [POLICY]: policy, [SETTINGS]: EXAMPLE.before })
  expect(result).toMatchObject({ exit: 2, outputs: { 'error-class': 'policy' } })
  expectQuietLog(result)
  expectHarmless(body, 1)
  expectHarmless(result.summary, 0)
})

test.concurrent('hostile inputs are quoted as plain text', async () => {
  const opened = await openPull(github, { before: {}, after: { [SETTINGS]: EXAMPLE.after } })
  const runs = await Promise.all([
    check(github, opened, { inputs: { comment: HOSTILE[1] ?? '' } }),
    check(github, opened, { inputs: { policy: `/${HOSTILE[12]}\n::error::x` } }),
  ])
  for (const result of runs) {
    expect(result).toMatchObject({ exit: 2, outputs: { 'error-class': 'usage' } })
    expectQuietLog(result)
    expectHarmless(result.summary, 0)
  }
})

test.concurrent('however much there is to say, the comment is short enough for GitHub', async () => {
  const long = '\u{e0041}'.repeat(120)
  const agents = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [
      `.kiro/agents/${index}.json`,
      json({ name: `${index}${long}`, model: `m${index}${long}` }),
    ]),
  )
  const { result, body } = await run(agents, { [SETTINGS]: EXAMPLE.before, [POLICY]: EXAMPLE.policy })
  expect(result).toMatchObject({ exit: 1, outputs: { verdict: 'fail', 'error-class': '' } })
  expect(Array.from(body).length).toBeLessThanOrEqual(65_536)
  expect(result.summary.length).toBeLessThanOrEqual(1_048_576)
  expect(result.annotations).toHaveLength(10)
  expect(result.annotations[9]?.message).toContain('more of this level')
})
