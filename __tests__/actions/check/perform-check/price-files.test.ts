import { SHIPPED } from '../../../core/support/price-file.js'
import { check, isAbout, marked, openPull } from '../../../support/pull-request-run.js'
import { github, judged, newParent, setUp, under } from './parent-policies.js'

setUp()

const shipped = JSON.stringify(SHIPPED)
const BUILT_IN = { asOf: SHIPPED.asOf, source: 'built in', sha: null }
/** The sentence in the comment, without its code marks. */
const told = (body: string | undefined): string => (body ?? '').replaceAll('`', '')

test.concurrent('the input prices: the file counts, in one request, and report and comment name it', async () => {
  const parent = newParent({ 'prices.json': shipped })
  const source = parent.at('main', 'prices.json')
  const { report, opened } = await judged(under(null), { inputs: { prices: source } })
  expect(report.catalogue).toMatchObject({ asOf: SHIPPED.asOf, source, sha: parent.sha, refused: null, jumps: [] })
  const [comment] = await marked(opened)
  expect(told(comment?.body)).toContain(`prices of ${SHIPPED.asOf} (${source}, ${report.catalogue.digest.slice(0, 7)})`)
  expect(github.requests.filter((request) => isAbout(parent.repository, request))).toHaveLength(1)
})

test.concurrent.each<[what: string, file: string, path: string, why: string | RegExp]>([
  [
    'an older one',
    shipped.replace(SHIPPED.asOf, '2026-10-01'),
    'prices.json',
    /^it is of 2026-10-01, and the built-in prices are of /,
  ],
  ['a broken one', 'hello', 'prices.json', 'it is not JSON'],
  [
    'one with a rule',
    shipped.replace('{', '{"rules":{"syntax":"off"},'),
    'prices.json',
    /a key that price files do not have$/,
  ],
  ['one that is not there', shipped, 'nowhere.json', /^GitHub says: there is no file nowhere\.json at main\.$/],
])('the input prices: %s is not used; report and comment say so, and the verdict stays', async (_, file, path, why) => {
  const parent = newParent({ 'prices.json': file })
  const source = parent.at('main', path)
  const { run, report, opened } = await judged(under(null), { inputs: { prices: source } })
  expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'warn' } })
  expect(report.catalogue).toMatchObject({ ...BUILT_IN, refused: { source } })
  expect(report.catalogue.refused?.why).toEqual(typeof why === 'string' ? why : expect.stringMatching(why))
  const [comment] = await marked(opened)
  expect(told(comment?.body)).toContain(`${source} is not used, because `)
  expect(github.requests.filter((request) => isAbout(parent.repository, request))).toHaveLength(1)
})

test.concurrent(
  'without the input nothing else is asked for, and the built-in prices are named with their digest',
  async () => {
    const { report } = await judged(under(null))
    expect(report.catalogue).toMatchObject({
      ...BUILT_IN,
      refused: null,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    })
  },
)

test.concurrent.each(['prices.json', './prices.json', 'acme/prices/v1.json', 'https://evil.example/prices.json'])(
  'prices: %s is wrong use',
  async (prices) => {
    const run = await check(github, await openPull(github, under(null)), { inputs: { prices } })
    expect(run).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'usage' } })
    expect(run.stdout).toContain(`The input prices is "${prices}".`)
  },
)
