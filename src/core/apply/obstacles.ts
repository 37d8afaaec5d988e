import type { Configuration } from '../kiro/configuration.js'
import { plain, visible } from '../text/message.js'
import type { Contract, SurfaceId } from '../kiro/surfaces/surface.js'
import { refusalAt, type ApplyRefusal } from './refusal.js'

type Unreachable = Configuration['unreachable'][number]

/** Contracts that cannot be read: their content is unknown, so nothing is applied. */
export function hiddenContracts(configuration: Configuration): ApplyRefusal[] {
  const links = configuration.unreachable.filter(({ place }) => ['', 'settings.json'].includes(below(place.file)))
  const broken = configuration.files.filter(({ surface, readable }) => surface === 'settings' && !readable)
  return [...links.map(inTheWay), ...broken.map(({ path }) => unreadable(configuration, path))]
}

/**
 * Why a contract cannot be applied in its root: links, unreadable files, and duplicate keys; `apart` are the surfaces of which
 * nothing is written, which cannot be in the way.
 */
export function obstacles(
  { root }: Contract,
  configuration: Configuration,
  apart: readonly SurfaceId[],
): ApplyRefusal[] {
  const files = configuration.files.filter((one) => one.root === root && !apart.includes(one.surface))
  const links = configuration.unreachable.filter(
    ({ place }) =>
      rootOf(place.file) === root && !apart.some((folder) => below(`${place.file}/`).startsWith(`${folder}/`)),
  )
  return [
    ...twins(files.filter(({ surface }) => surface === 'settings').map(({ path }) => path)),
    ...twins(files.filter(({ surface }) => surface === 'cli').map(({ path }) => path)),
    ...links.map(inTheWay),
    ...files.filter(({ readable }) => !readable).map(({ path }) => unreadable(configuration, path)),
    ...files.flatMap(({ path }) => saidTwice(configuration, path)),
  ]
}

/** `.kiro/settings.json` and `.Kiro/settings.json` are one file on some machines and two on others. */
function twins(paths: readonly string[]): ApplyRefusal[] {
  const [first, second] = paths
  if (first === undefined || second === undefined) return []
  return [
    {
      message: `${visible(first)} and ${visible(second)} are the same file for Kiro on some machines, so it is not clear which one counts.`,
      hint: 'Delete one of them.',
    },
  ]
}

function inTheWay({ place, kind }: Unreachable): ApplyRefusal {
  const what = kind === 'symlink' ? 'a symbolic link' : 'a submodule'
  return {
    message: `${visible(place.file)} is ${what}, and nothing is read or written through one.`,
    hint: 'Put the file or folder itself there, or take it out with ignore in the policy.',
  }
}

function unreadable({ complaints }: Configuration, path: string): ApplyRefusal {
  const complaint = complaints.find(({ place }) => place.file === path)
  if (!complaint) return { message: `${visible(path)} cannot be read.`, hint: REPAIR }
  return refusalAt(complaint.place, plain(complaint.message), REPAIR)
}

/** The hint of every refusal of this file. */
const REPAIR = 'Repair the file and apply again; until then nothing is written.'

/** The keys that decide what is written, and where. */
const DECISIVE = /^(models|chat|model|name|steps)(\.|$)/

function saidTwice({ complaints }: Configuration, path: string): ApplyRefusal[] {
  const complaint = complaints.find(
    ({ rule, place, value }) => rule === 'duplicate-key' && place.file === path && DECISIVE.test(value),
  )
  return complaint ? [refusalAt(complaint.place, plain(complaint.message), REPAIR)] : []
}

/** The root, and the path below `.kiro`. */
const FOLDER = /^(?:(.*)\/)?\.kiro(?:\/(.*))?$/is

function rootOf(path: string): string {
  return FOLDER.exec(path)?.[1] ?? ''
}

/** The path below `.kiro`, compared without case. */
function below(path: string): string {
  return (FOLDER.exec(path)?.[2] ?? '').toLowerCase()
}
