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
