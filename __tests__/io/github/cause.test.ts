import { readInputs } from '../../../src/actions/check/inputs.js'
import { UserError } from '../../../src/core/user-error.js'
import { asUserError, causeOf } from '../../../src/io/github/cause.js'

/** On every answer of GitHub, so it says nothing of why this one is a refusal. */
const ACCEPTED = { 'x-accepted-github-permissions': 'contents=read' }

const http = (status: number, message: string, headers: Record<string, string> = {}): Error =>
  Object.assign(new Error(message), { name: 'HttpError', status, response: { headers: { ...ACCEPTED, ...headers } } })
const graphql = (type: string, message: string, extensions: object = {}): Error =>
  Object.assign(new Error(`Request failed due to following response errors:\n - ${message}`), {
    name: 'GraphqlResponseError',
    errors: [{ type, message, extensions }],
  })

test.each<[Error, ReturnType<typeof causeOf>]>([
  [http(401, 'Bad credentials'), 'token'],
  [http(429, 'You have exceeded a secondary rate limit'), 'rate'],
  [http(403, 'API rate limit exceeded for installation'), 'rate'],
  [http(403, 'Unable to create comment because issue is locked.'), 'locked'],
  [http(403, 'Repository was archived so is read-only.'), 'archived'],
  [http(403, 'Interactions on this repository have been limited to prior contributors'), 'restricted'],
  [http(403, 'the `acme` organization has an IP allow list enabled'), 'address'],
  [http(403, 'Resource protected by organization SAML enforcement.'), 'sso'],
  [http(403, 'Forbidden', { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso' }), 'sso'],
  [http(451, 'Repository access blocked'), 'blocked'],
  [http(403, 'Resource not accessible by integration'), 'permission'],
  [http(403, 'Resource not accessible by personal access token'), 'permission'],
  [http(403, 'Must have admin rights to Repository.'), 'permission'],
  [http(403, 'Sorry.'), null],
  [http(404, 'Not Found'), 'missing'],
  [http(422, 'The repository was archived so is read-only'), null],
  [http(500, 'Server Error'), null],
  [graphql('FORBIDDEN', 'Resource not accessible by integration'), 'permission'],
  [graphql('FORBIDDEN', 'Repository was archived so is read-only.'), 'archived'],
  [graphql('FORBIDDEN', 'Resource protected by organization SAML enforcement.', { saml_failure: true }), 'sso'],
  [graphql('FORBIDDEN', 'the `acme` organization has an IP allow list enabled'), 'address'],
  [graphql('FORBIDDEN', 'No.'), 'permission'],
  [graphql('NOT_FOUND', 'Could not resolve to a Repository'), 'missing'],
  [graphql('RATE_LIMITED', 'too many'), 'rate'],
  [new Error('the connection was cut'), null],
])('%s is told as %s', (error, cause) => {
  expect(causeOf(error)).toBe(cause)
})

test('each cause has a remedy of its own, and GitHub’s words are said', () => {
  const errors = [
    http(403, 'Resource not accessible by integration'),
    http(403, 'the `acme` organization has an IP allow list enabled'),
    http(403, 'Resource protected by organization SAML enforcement.'),
    http(404, 'Not Found'),
    http(500, 'Server Error'),
  ].map((error) => ({ said: error.message.replace(/\.$/, ''), ...userError(error) }))
  expect(errors.filter(({ said, message }) => !message.includes(said))).toEqual([])
  expect(new Set(errors.map(({ hint }) => hint)).size).toBe(errors.length)
  expect(errors.map(({ errorClass }) => errorClass)).toEqual(errors.map(() => 'api'))
})

function userError(error: Error) {
  const { message, hint, errorClass } = asUserError(error)
  return { message, hint, errorClass }
}

test('an empty token names who gets no secrets, and what to pass elsewhere', () => {
  expect(() => readInputs(() => '')).toThrow('The input github-token is empty.')
  expect(hintOf(() => readInputs(() => ''))).toMatch(/Dependabot and of forks.*act -s GITHUB_TOKEN/)
})

function hintOf(act: () => unknown): string {
  try {
    act()
    return ''
  } catch (error) {
    return error instanceof UserError ? error.hint : ''
  }
}
