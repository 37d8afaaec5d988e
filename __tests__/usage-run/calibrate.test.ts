import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { UserError } from '../../src/core/user-error.js'
import { calibratePolicy, type Calibrated } from '../../src/usage-run/calibrate.js'
import { applied } from '../core/advice/patch.js'

const POLICY = '.github/kiro-policy.yml'
const SETTINGS = JSON.stringify({ models: { primary: { model: 'auto' }, routing: { codeReview: 'primary' } } })
const folders: string[] = []

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiro-governance-calibrate-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** The rows of a month in which each of so many people used a credit and a half on every day. */
function rows(people: number, month = '2026-10', days = 31): string {
  const lines = Array.from({ length: days }, (_, day) =>
    Array.from(
      { length: people },
      (_, person) =>
        `${month}-${String(day + 1).padStart(2, '0')},"u${person}",KIRO_IDE,1,1.5,1000.0,0.0,false,"arn:aws:codewhisperer:us-east-1:1:profile/A",PRO,10,false`,
    ),
  )
  return [
    'Date,UserId,Client_Type,Chat_Conversations,Credits_Used,Overage_Cap,Overage_Credits_Used,Overage_Enabled,ProfileId,Subscription_Tier,Total_Messages,New_User',
    ...lines.flat(),
    '',
  ].join('\n')
}

function calibrated(
  folder: string,
  more: {
    readonly write?: boolean
    readonly policy?: string
    readonly organizationPolicy?: string
    readonly fold?: number
  } = {},
): Promise<Calibrated> {
  const { write = false, policy = null, organizationPolicy = null, fold } = more
  return calibratePolicy({
    usage: [join(folder, 'usage')],
    candidate: { folder, environment: process.env, policy, organizationPolicy, parents: null },
    day: '2026-11-20',
    overageReading: 'auto',
    progress: () => undefined,
    write,
    ...(fold === undefined ? {} : { fold }),
  })
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof UserError ? `${error.message} | ${error.hint}` : String(error)
}

test('the patch is what is written, and the second time nothing is', async () => {
  const before = '# ours\nversion: 1\n'
  const folder = folderOf({
    '.kiro/settings.json': SETTINGS,
    [POLICY]: before,
    'usage/KIRO_IDE_1_user_report_202610310000.csv': rows(6),
  })
  const { calibration, patch } = await calibrated(folder)
  expect(calibration).toEqual({
    months: ['2026-10'],
    people: 6,
    // 31 x 1.5 = 46.5 of 635.25 credits: the estimate holds all the work that people do, also what nothing routes.
    factor: 0.073,
    runs: 0.073,
    models: [],
    triggers: [],
    agents: [],
  })
  expect(readFileSync(join(folder, POLICY), 'utf8')).toBe(before)
  await calibrated(folder, { write: true })
  const after = readFileSync(join(folder, POLICY), 'utf8')
  expect(applied(patch, { [POLICY]: before })).toEqual({ [POLICY]: after })
  expect(after).toContain('# Calibrated by what 6 people used in 2026-10: all runs times 0.073.\nworkload:\n  tasks:\n')
  expect((await calibrated(folder, { write: true })).patch).toBe('')
})

test('a policy that is not there comes out like the smallest one that is', async () => {
  const folder = folderOf({
    '.kiro/settings.json': SETTINGS,
    'usage/KIRO_IDE_1_user_report_202610310000.csv': rows(6),
    'other.yml': 'version: 1\n',
  })
  const { patch } = await calibrated(folder)
  expect(patch).toMatch(/^diff --git .*\nnew file mode 100644\n--- \/dev\/null\n/)
  await calibrated(folder, { write: true, policy: join(folder, 'other.yml') })
  expect(applied(patch, {})[POLICY]).toBe(readFileSync(join(folder, 'other.yml'), 'utf8'))
})

test('from fewer than five people nothing is calibrated, and it is said why', async () => {
  const folder = folderOf({ '.kiro/settings.json': SETTINGS, 'usage/KIRO_IDE_1_user_report_202610310000.csv': rows(4) })
  expect(await refusal(calibrated(folder, { write: true }))).toBe(
    'No month that is over has 5 people or more, and from 4 people nothing is calibrated: the workload would say what single people do, and be no measure of others. | Calibrate where at least 5 people work, or write workload.tasks into the policy by hand.',
  )
  expect(() => readFileSync(join(folder, POLICY))).toThrow('ENOENT')
})

test('a higher threshold is asked of the people as of the groups of a report', async () => {
  const folder = folderOf({ '.kiro/settings.json': SETTINGS, 'usage/KIRO_IDE_1_user_report_202610310000.csv': rows(8) })
  expect((await calibrated(folder, { fold: 8 })).calibration.people).toBe(8)
  expect(await refusal(calibrated(folder, { fold: 9 }))).toMatch(
    /^No month that is over has 9 people or more, and from 8 people nothing is calibrated.*Calibrate where at least 9 people work/,
  )
})

test('a month that is not over is not enough', async () => {
  const folder = folderOf({
    '.kiro/settings.json': SETTINGS,
    'usage/KIRO_IDE_1_user_report_202611190000.csv': rows(6, '2026-11', 19),
  })
  expect(await refusal(calibrated(folder))).toMatch(/^No month that is over is covered/)
})

test('what a policy above states is not calibrated below it', async () => {
  const folder = folderOf({
    '.kiro/settings.json': SETTINGS,
    [POLICY]: 'version: 1\n',
    'org.yml': 'version: 1\nworkload: { tasks: { codeReview: { runs: 2 } } }\n',
    'usage/KIRO_IDE_1_user_report_202610310000.csv': rows(6),
  })
  expect(await refusal(calibrated(folder, { organizationPolicy: join(folder, 'org.yml') }))).toMatch(
    /org\.yml states the workload, and what a policy above states wins\. \| Calibrate that policy: name it with --policy\.$/,
  )
})

test.each<[string, string, RegExp]>([
  ['that is no text', 'version: 1 # \u00e4'.replace('\u00e4', '\ufffd'), /is not UTF-8 text, so it is not edited/],
  [
    'that is laid out in a way that cannot be edited',
    'version: 1\ncost: { fail: { increase: { credits: &r 3 } } }\nworkload: { tasks: &t { codeReview: { runs: *r } }, agents: *t }\n',
    /cannot be edited: agents is not written out there\. \| Multiply the runs under workload by/,
  ],
])('a policy %s is left as it is', async (_, text, expected) => {
  const folder = folderOf({
    '.kiro/settings.json': SETTINGS,
    [POLICY]: text,
    'usage/KIRO_IDE_1_user_report_202610310000.csv': rows(6),
  })
  expect(await refusal(calibrated(folder, { write: true }))).toMatch(expected)
  expect(readFileSync(join(folder, POLICY), 'utf8')).toBe(text)
})

test('nothing is written through a link', async () => {
  const folder = folderOf({
    '.kiro/settings.json': SETTINGS,
    'real.yml': 'version: 1\n',
    'usage/KIRO_IDE_1_user_report_202610310000.csv': rows(6),
  })
  symlinkSync(join(folder, 'real.yml'), join(folder, 'link.yml'))
  expect(await refusal(calibrated(folder, { write: true, policy: join(folder, 'link.yml') }))).toMatch(
    /^link\.yml is a symbolic link/,
  )
  expect(readFileSync(join(folder, 'real.yml'), 'utf8')).toBe('version: 1\n')
})
