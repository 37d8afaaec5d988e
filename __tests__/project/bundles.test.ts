import { readdirSync } from 'node:fs'
import { bundledPackages } from './bundled-packages.js'
import { read } from './repository.js'

const ENTRIES = {
  audit: 'src/actions/audit.ts',
  check: 'src/actions/check.ts',
  cli: 'src/cli/main.ts',
  report: 'src/actions/report.ts',
}

/** Texts that survive minifying, and the files of the packages that they are from. */
const ZOD = { mark: 'Integers must be within the safe integer range.', file: 'node_modules/zod/v4/core/checks.js' }
const COMPILER = { mark: 'Error compiling schema, function code:', file: 'node_modules/ajv/dist/compile/index.js' }

const bundle = (name: string): string =>
  readdirSync(new URL(`../../dist/${name}/`, import.meta.url))
    .filter((file) => file.endsWith('.js'))
    .map((file) => read(`dist/${name}/${file}`))
    .join('\n')

test.each([ZOD, COMPILER])('$file has the text by which it is known', ({ mark, file }) => {
  expect(read(file)).toContain(mark)
})

describe.each(Object.entries(ENTRIES))('dist/%s', (name, entry) => {
  test('has zod, which writes no code', () => {
    expect(bundle(name)).toContain(ZOD.mark)
    expect(bundle(name)).toMatch(/jitless:!0/)
  })

  test('has what ajv compiled, and not its compiler', () => {
    expect(bundle(name)).toContain('kiro-settings.schema.json')
    expect(bundle(name)).not.toContain(COMPILER.mark)
    const packages = bundledPackages(entry).map((folder) => folder.replace(/^.*node_modules\//, ''))
    expect(packages).toEqual(expect.arrayContaining(['zod', 'ajv']))
    for (const compiler of ['ajv-formats', 'json-schema-to-typescript']) expect(packages).not.toContain(compiler)
  })
})
