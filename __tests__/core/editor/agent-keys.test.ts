import { editorSchema, EDITOR_KINDS } from '../../../src/core/editor/editor-schemas.js'
import { resolved } from '../../../src/core/policy/merge/policy-edit.js'
import { DAY, policy } from '../support/repository.js'

const agents = (text: string) => {
  const kind = EDITOR_KINDS.find((one) => one.startsWith('agent'))
  if (kind === undefined) throw new Error('there is a schema of agents')
  return editorSchema(kind, resolved(policy(`version: 1\n${text}`)), DAY).schema
}

test('a key of an agent has the type that Kiro reads, where it is one', () => {
  const { properties } = agents('')
  expect(properties).toMatchObject({
    name: { type: 'string' },
    tools: { type: 'array' },
    toolsSettings: { type: 'object' },
    includeMcpJson: { type: 'boolean' },
    hooks: {},
    permissions: {},
  })
  expect(Object.keys(properties as object)).toEqual([...Object.keys(properties as object)].sort())
})

test.each([
  [39, 'zz-38 1.0x and zz-39 1.0x.'],
  [40, 'zz-39 1.0x and zz-40 1.0x.'],
  [41, 'zz-40 1.0x and 1 more.'],
])('of %d models that are allowed forty are named: …%s', (count, end) => {
  const ids = Array.from({ length: count }, (_, index) => `zz-${String(index + 1).padStart(2, '0')}`)
  const stated = ids.map((id) => `${id}: { multiplier: 1, plans: [pro] }`).join(', ')
  const text = JSON.stringify(agents(`models: { allow: ["zz-*"] }\ncatalogue: { models: { ${stated} } }`))
  expect(text).toContain(end)
})
