import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { default as draft04 } from 'ajv-draft-04'
import { default as formats } from 'ajv-formats'

interface Region {
  readonly startLine: number
  readonly startColumn?: number
  readonly endLine?: number
  readonly endColumn?: number
}

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }
    readonly region: Region
  }
  readonly message?: { readonly text: string }
}

interface Notification {
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations?: readonly Location[]
}

export interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly Location[]
  readonly partialFingerprints: Readonly<Record<string, string>>
  readonly baselineState?: string
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly artifactLocation: { readonly uri: string }
      readonly replacements: readonly {
        readonly deletedRegion: Required<Region>
        readonly insertedContent: { readonly text: string }
      }[]
    }[]
  }[]
}

interface Descriptor {
  readonly id: string
  readonly name: string
  readonly shortDescription: { readonly text: string }
  readonly fullDescription: { readonly text: string }
  readonly help: { readonly text: string; readonly markdown: string }
  readonly helpUri: string
  readonly defaultConfiguration: { readonly level: string }
}

/** What tests look at; the schema knows the rest. */
export interface Run {
  readonly tool: {
    readonly driver: {
      readonly name: string
      readonly informationUri: string
      readonly semanticVersion: string
      readonly rules: readonly Descriptor[]
    }
  }
  readonly automationDetails: { readonly id: string }
  readonly versionControlProvenance?: readonly unknown[]
  readonly columnKind: string
  readonly invocations: readonly {
    readonly executionSuccessful: boolean
    readonly toolExecutionNotifications: readonly Notification[]
    readonly properties?: { readonly errorClass: string }
  }[]
  readonly results?: readonly Result[]
}

const schema = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
// Its pattern for languages is none in Unicode mode; errata 01 has corrected it.
const ajv = new draft04.default({ strict: false, allErrors: true, unicodeRegExp: false })
formats.default(ajv)
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object)

/** The only run of a log, once the schema and what the standard asks besides have nothing against it. */
export function runOf(text: string): Run {
  const log = JSON.parse(text) as { version: string; runs: Run[] }
  validate(log)
  expect(validate.errors ?? []).toEqual([])
  expect([log.version, log.runs.length]).toEqual(['2.1.0', 1])
  const [run] = log.runs
  if (!run) throw new Error('no run')
  for (const result of run.results ?? []) expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId)
  for (const location of locationsIn(run)) expectInside(location)
  for (const { message } of [
    ...(run.results ?? []),
    ...run.invocations.flatMap(({ toolExecutionNotifications }) => toolExecutionNotifications),
  ])
    expectPlain(message.text)
  return run
}

function locationsIn({ results = [], invocations }: Run): Location[] {
  return [
    ...results.flatMap(({ locations }) => locations),
    ...invocations.flatMap(({ toolExecutionNotifications }) =>
      toolExecutionNotifications.flatMap(({ locations = [] }) => locations),
    ),
  ]
}

function expectInside({ physicalLocation: { artifactLocation, region } }: Location): void {
  expect(artifactLocation.uriBaseId).toBe('%SRCROOT%')
  pathIn(artifactLocation.uri)
  expect(region.startLine).toBeGreaterThanOrEqual(1)
}

/** The path to which an address leads below the root of the repository, as a program that resolves addresses finds it. */
export function pathIn(uri: string): string {
  // An address of RFC 3986, and a relative one: what is not a letter, a digit or one of these signs is written in hexadecimal.
  expect(uri).toMatch(/^(?:[\w.~-]|%[0-9A-F]{2})(?:[/\w.~-]|%[0-9A-F]{2})*$/)
  const { origin, pathname, search, hash } = new URL(uri, 'https://root.example/work/repo/')
  expect({ origin, search, hash, inside: pathname.startsWith('/work/repo/') }).toEqual({
    origin: 'https://root.example',
    search: '',
    hash: '',
    inside: true,
  })
  return decodeURIComponent(pathname.slice('/work/repo/'.length))
}

/** By the grammar of 3.11.6, a link; by that of 3.11.5, a placeholder, and braces that are not doubled. */
const LINK = /\[(?:[^\\[\]]|\\[\\[\]])*\]\([^)]*\)/
export function expectPlain(text: string): void {
  expect(text).not.toMatch(LINK)
  expect(text).not.toContain('](')
  expect(text.replaceAll('{{', '').replaceAll('}}', '')).not.toMatch(/[{}]/)
  expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
}

/** What a reader of the standard shows. */
export function shownBy(text: string): string {
  return text.replaceAll('{{', '{').replaceAll('}}', '}')
}
