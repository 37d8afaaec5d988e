import { WORKFLOW_FILE } from '../../../src/core/init/workflow-file.js'
import { installs } from '../../../src/core/judgement/workflow-edits.js'
import { codeBlocks, read } from '../../project/repository.js'

test('it is the workflow of the README, word for word', () => {
  expect(WORKFLOW_FILE).toBe(codeBlocks(read('README.md'), 'yaml')[0])
})

test('the check knows it as its own', () => {
  expect(
    installs(new Map(), new Map([['.github/workflows/kiro.yml', WORKFLOW_FILE]]), {
      actionRepository: 'kiro-governance/kiro-governance',
      repository: '',
      running: null,
    }),
  ).toBe(true)
})
