import { PRICES_WORKFLOW_FILE } from '../../src/core/init/prices-workflow.js'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Folder } from '../support/cli/folder.js'

const PATH = '.github/workflows/kiro-prices.yml'
let folder: Folder
beforeAll(async () => {
  folder = await Folder.make({ '.kiro/agents/a.json': '{ "name": "a", "model": "auto" }' })
})
afterAll(() => folder.remove())

test('init --prices writes the weekly workflow, and leaves it alone the second time', async () => {
  const plain = await folder.run('init', '--dry-run')
  expect(plain.stdout).not.toContain('kiro-prices')
  const first = await folder.run('init', '--prices')
  expect(first.exit).toBe(0)
  expect(first.stdout).toContain(PATH)
  expect(await readFile(join(folder.path, PATH), 'utf8')).toBe(PRICES_WORKFLOW_FILE)
  await folder.write({ [PATH]: 'name: ours' })
  const again = await folder.run('init', '--prices')
  expect(again.stdout).toMatch(/kiro-prices\.yml +is there already, left as it is/)
  expect(await readFile(join(folder.path, PATH), 'utf8')).toBe('name: ours')
})

test('the key is seen by the step that lists, and by nothing that the repository or a package runs', () => {
  const [list = '', merge = ''] = PRICES_WORKFLOW_FILE.split('\n  merge:')
  expect(list).toContain('secrets.KIRO_API_KEY')
  expect(merge).not.toContain('secrets.')
  expect(list).not.toMatch(/npx|checkout|contents: write/)
})
