import { refusal, type Answer } from '../github/faults.js'
import { MARKER } from '../pull-request-run.js'

/* Answers that only these rows give; those that GitHub really gives are in github/faults.ts. */

export const HTML: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html><body>Sign in to the proxy</body></html>',
}
export const GARBAGE: Answer = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"data": {"repository": {"pull',
}
export const HUGE: Answer = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.alloc(65_000_000, 'x'),
}
export const HOSTILE: Answer = refusal(
  403,
  `${MARKER} ::set-output name=verdict::pass @acme/everyone #1 <img src=x> \u202e`,
)
export const TOO_FAST = (seconds: number): Answer => ({
  ...refusal(429, 'You have exceeded a secondary rate limit.'),
  headers: { 'retry-after': String(seconds) },
})

const ACCEPTED = { 'x-accepted-github-permissions': 'contents=read' }
/** As GitHub words it; the permissions that an endpoint accepts are on every answer. */
export const ADDRESS: Answer = {
  ...refusal(
    403,
    'Although you appear to have the correct authorization credentials, the `acme` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.',
  ),
  headers: ACCEPTED,
}
export const SINGLE_SIGN_ON: Answer = {
  ...refusal(
    403,
    'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.',
  ),
  headers: { ...ACCEPTED, 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso' },
}
