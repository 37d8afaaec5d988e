/**
 * Generates the documentation that lists things: whole pages for rules and models, and marked blocks inside
 * hand-written pages. So only the hand-written parts can be incomplete.
 */
import { readdir, readFile } from 'node:fs/promises'
import { actionBlocks } from './docs/action.mjs'
import { cliBlocks } from './docs/cli.mjs'
import { costBlocks } from './docs/cost.mjs'
import { exampleBlocks, EXAMPLES } from './docs/examples.mjs'
import { modelsPage } from './docs/models.mjs'
import { policyBlocks } from './docs/policy.mjs'
import { readmeBlocks } from './docs/readme.mjs'
import { rulePages } from './docs/rules.mjs'
import { unknownsPage } from './docs/unknowns.mjs'
import { auditBlocks } from './docs/audit.mjs'
import { usageBlocks } from './docs/usage.mjs'
import { fill } from './docs/markdown.mjs'

/** Path → text of every page; null for the page of a rule that is no more. */
export async function generateDocs(root, policySchema) {
  const page = (path) => readFile(new URL(path, root), 'utf8')
  const rules = rulePages()
  const old = await readdir(new URL('docs/rules/', root)).catch(() => [])
  return {
    ...Object.fromEntries(old.map((name) => [`docs/rules/${name}`, null])),
    ...rules,
    'docs/models.md': modelsPage(),
    'docs/what-we-do-not-know.md': unknownsPage(),
    'docs/policy.md': fill(await page('docs/policy.md'), policyBlocks(policySchema)),
    'docs/cost-model.md': fill(await page('docs/cost-model.md'), await costBlocks(root)),
    'docs/audit.md': fill(await page('docs/audit.md'), await auditBlocks(root)),
    'docs/usage-report.md': fill(await page('docs/usage-report.md'), await usageBlocks(root)),
    'docs/action.md': fill(await page('docs/action.md'), await actionBlocks(root)),
    'docs/cli.md': fill(await page('docs/cli.md'), await cliBlocks(root)),
    ...(await examplePages(root, page)),
    'README.md': fill(await page('README.md'), await readmeBlocks(root)),
  }
}

/** The README of every example, with what the check prints about it. */
async function examplePages(root, page) {
  const pages = {}
  for (const example of EXAMPLES) {
    const path = example === '.' ? 'examples/README.md' : `examples/${example}/README.md`
    pages[path] = fill(await page(path), await exampleBlocks(root, example))
  }
  return pages
}
