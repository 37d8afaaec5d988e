import { advised } from './advised.js'
import { applied } from './patch.js'
import { AFTER, BEFORE, POLICY, WORKED_CASE } from '../support/worked-case.js'
import { bytesOf, judged } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'

test('in the example of the documentation Opus stays for specs, and the rest goes back: 5,784 of 5,558 credits', () => {
  const { routing, suggestions } = advised(WORKED_CASE)
  expect(routing).toEqual({
    saves: 5217,
    roots: [{ root: '', saves: 5217 }],
    undoes: false,
    keeps: [{ model: 'claude-opus-4.8', root: '', tasks: ['specGeneration'] }],
    edits: [
      { file: SETTINGS, path: ['models', 'primary', 'model'], from: 'claude-opus-4.8', to: 'claude-sonnet-4.5' },
      { file: SETTINGS, path: ['models', 'opus', 'model'], from: null, to: 'claude-opus-4.8' },
      { file: SETTINGS, path: ['models', 'routing', 'specGeneration'], from: 'primary', to: 'opus' },
      { file: SETTINGS, path: ['models', 'routing', 'interactiveChat'], from: 'primary', to: 'fast' },
    ],
    patch: `diff --git a/.kiro/settings.json b/.kiro/settings.json
--- a/.kiro/settings.json
+++ b/.kiro/settings.json
@@ -1,16 +1,19 @@
 {
   "models": {
     "primary": {
-      "model": "claude-opus-4.8"
+      "model": "claude-sonnet-4.5"
     },
     "fast": {
       "model": "claude-haiku-4.5"
     },
+    "opus": {
+      "model": "claude-opus-4.8"
+    },
     "routing": {
-      "specGeneration": "primary",
+      "specGeneration": "opus",
       "taskExecution": "primary",
       "codeReview": "primary",
-      "interactiveChat": "primary",
+      "interactiveChat": "fast",
       "hookActions": "fast",
       "codeExplanation": "fast",
       "documentationUpdate": "fast"
`,
    leftOut: [],
  })
  expect(suggestions).toEqual([])
})

test('what it leaves is allowed and costs 8,039 of the 13,256', () => {
  const patch = advised(WORKED_CASE).routing?.patch ?? ''
  const after = applied(patch, { [SETTINGS]: new TextDecoder().decode(bytesOf(AFTER[SETTINGS])) })
  const { estimate, findings } = judged({ ...WORKED_CASE, after })
  expect(estimate.after.typical).toBe(13_256 - 5217)
  expect(findings.filter(({ severity, introduced }) => severity === 'error' && introduced)).toEqual([])
})

test('without a policy there is no reason to keep anything', () => {
  expect(advised({ before: BEFORE, after: AFTER }).routing).toMatchObject({
    keeps: [],
    edits: [
      { path: ['models', 'primary', 'model'], to: 'claude-sonnet-4.5' },
      { path: ['models', 'routing', 'interactiveChat'], to: 'fast' },
    ],
  })
  expect(
    advised({ before: BEFORE, after: AFTER, policy: POLICY.replace(/ {2}tasks: .*\n/, '') }).routing,
  ).toMatchObject({ saves: 5558, keeps: [] })
})
