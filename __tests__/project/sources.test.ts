import { basename } from 'node:path'
import { filesBelow, read } from './repository.js'

const GENERATED = 'src/core/surfaces/settings-contract.ts'
const sources = filesBelow('src', '.ts').filter((path) => path !== GENERATED)

test('no file of the sources is longer than a reader can hold', () => {
  expect(sources.length).toBeGreaterThan(50)
  expect(sources.filter((path) => read(path).split('\n').length > 361)).toEqual([])
})

test('no file is a place to put things', () => {
  expect(sources.filter((path) => /(^|[/-])(utils?|helpers?|common|misc|manager|service)([-./]|$)/.test(path))).toEqual(
    [],
  )
})

test('files are named in kebab case', () => {
  expect(sources.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(basename(path)))).toEqual([])
})

test('what is generated says so and from what', () => {
  const generated = [GENERATED, ...filesBelow('src', '-validator.cjs')]
  expect(generated).toHaveLength(3)
  for (const path of generated)
    expect(read(path)).toMatch(
      /^\/\/ Generated from schemas\/[\w-]+\.schema\.json by `npm run generate`\. Do not edit\.\n/,
    )
})
