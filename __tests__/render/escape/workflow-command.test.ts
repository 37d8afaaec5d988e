import { workflowCommand } from '../../../src/render/escape/workflow-command.js'

test.each([
  ['no properties', {}, 'all is well', '::error::all is well\n'],
  ['line ends and percent signs in the message', {}, 'a\r\nb 100%', '::error::a%0D%0Ab 100%25\n'],
  [
    'colons and commas in a property',
    { file: 'a:b,c.json', line: '3' },
    'x',
    '::error file=a%3Ab%2Cc.json,line=3::x\n',
  ],
  [
    'a second command in a property',
    { title: 'x\n::set-output name=a::b' },
    'x',
    '::error title=x%0A%3A%3Aset-output name=a%3A%3Ab::x\n',
  ],
] as const)('a workflow command with %s', (_, properties, message, line) => {
  expect(workflowCommand('error', properties, message)).toBe(line)
})
