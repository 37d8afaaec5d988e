import { createHmac } from 'node:crypto'
import { UserError } from '../../../src/core/user-error.js'
import { pseudonyms } from '../../../src/core/usage/pseudonyms.js'
import { readReportInputs, type ReportInputs } from '../../../src/actions/report/inputs.js'

const KEY = '0123456789abcdef'

const read = (given: Readonly<Record<string, string>>): ReportInputs => {
  const all: Readonly<Record<string, string>> = { 'github-token': 't', usage: 'usage/**/*.csv', ...given }
  return readReportInputs((name) => all[name] ?? '')
}

test('without inputs but the token and the files', () => {
  expect(read({})).toEqual({
    token: 't',
    usage: ['usage/**/*.csv'],
    seats: null,
    teams: null,
    policy: null,
    organizationPolicy: null,
    policyToken: 't',
    prices: null,
    month: null,
    maxAge: 3,
    overageReading: 'auto',
    invoiceUsd: null,
    fold: 5,
    issue: true,
    pseudonymKey: null,
    pullRequestToken: null,
    out: null,
    dryRun: false,
  })
})

test('with all of them', () => {
  expect(
    read({
      usage: 'a.csv\r\n  b \n\n',
      seats: 's.csv',
      teams: 't.csv',
      policy: 'p.yml',
      'organization-policy': 'o/r/p@main',
      'policy-token': 'pt',
      month: '2026-10',
      'max-age': '5',
      'overage-reading': 'daily',
      'invoice-usd': '3812.4',
      fold: '8',
      issue: 'false',
      'pseudonym-key': KEY,
      'pull-request-token': 'app',
      out: 'report',
      'dry-run': 'true',
    }),
  ).toEqual({
    token: 't',
    usage: ['a.csv', 'b'],
    seats: 's.csv',
    teams: 't.csv',
    policy: 'p.yml',
    organizationPolicy: 'o/r/p@main',
    policyToken: 'pt',
    prices: null,
    month: '2026-10',
    maxAge: 5,
    overageReading: 'daily',
    invoiceUsd: 3812.4,
    fold: 8,
    issue: false,
    pseudonymKey: KEY,
    pullRequestToken: 'app',
    out: 'report',
    dryRun: true,
  })
})

test.each<[string, Readonly<Record<string, string>>]>([
  ['github-token is empty', { 'github-token': '' }],
  ['usage is empty', { usage: ' \n ' }],
  ['usage must be a path inside the workspace', { usage: 'a.csv\n../b.csv' }],
  ['usage must be a path inside the workspace', { usage: '/etc/passwd' }],
  ['usage must be a path inside the workspace', { usage: 'C:\\usage' }],
  ['seats must be a path inside the workspace', { seats: 'a/../../b' }],
  ['teams must be a path inside the workspace', { teams: '/t' }],
  ['out must be a path inside the workspace', { out: 'a\\..\\b' }],
  ['policy must be a path inside the repository', { policy: '/p' }],
  ['month is "2026-13"', { month: '2026-13' }],
  ['month is "November"', { month: 'November' }],
  ['max-age is "3d"', { 'max-age': '3d' }],
  ['fold is "4"', { fold: '4' }],
  ['fold is "0"', { fold: '0' }],
  ['fold is "8.5"', { fold: '8.5' }],
  ['fold is "1001"', { fold: '1001' }],
  ['max-age is "-1"', { 'max-age': '-1' }],
  ['overage-reading is "dayly"; did you mean "daily"?', { 'overage-reading': 'dayly' }],
  ['invoice-usd is "$3,812"', { 'invoice-usd': '$3,812' }],
  ['invoice-usd is "-1"', { 'invoice-usd': '-1' }],
  ['issue is "yes"', { issue: 'yes' }],
  ['dry-run is "1"', { 'dry-run': '1' }],
  ['pseudonym-key has fewer than 16 characters', { 'pseudonym-key': 'secret-as-it-is' }],
])('%s', (message, given) => {
  expect(() => read(given)).toThrow(UserError)
  expect(() => read(given)).toThrow(message)
})

test('a key that is too short is not repeated', () => {
  expect(() => read({ 'pseudonym-key': 'hunter2' })).not.toThrow(/hunter2/)
})

test('a pseudonym is the beginning of an HMAC of the id: stable, and another one for another key', () => {
  const [one, other] = [pseudonyms(KEY), pseudonyms(`${KEY}g`)]
  expect(one('a')).toBe(`p-${createHmac('sha256', KEY).update('a').digest('hex').slice(0, 10)}`)
  expect(one('a')).toBe(pseudonyms(KEY)('a'))
  expect(new Set([one('a'), one('b'), other('a')]).size).toBe(3)
})
