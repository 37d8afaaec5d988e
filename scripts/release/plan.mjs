/** What a release decides. Pure: versions, tags and files are given, so that every refusal can be tried without a repository. */

const VERSION = /^v?((0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?)$/

/** A reason not to release, for people. */
export class Refusal extends Error {}

/** `1.2.3`, `v1.2.3` or a pre-release of it; null for everything else. Build metadata (`+…`) is not a version that npm keeps apart. */
export function parseVersion(text) {
  const [, version, ...parts] = VERSION.exec(text) ?? []
  return version === undefined ? null : { text: version, numbers: parts.slice(0, 3).map(Number), pre: parts[3] ?? null }
}

/** The section of a version, without its heading; null if there is none or it says nothing. */
export function changelogEntry(changelog, version) {
  const [, ...sections] = `\n${changelog.replaceAll('\r\n', '\n')}`.split('\n## ')
  const section = sections.find((text) => text.split(/\s/, 1)[0] === version)
  return section?.split('\n').slice(1).join('\n').trim() || null
}

/** The version to release, if the tag or the person who started it means the same as the files. */
export function identify({ wanted, manifest, lock, changelog }) {
  const version = parseVersion(wanted)
  if (version === null) throw new Refusal(`"${wanted}" is not a version such as v1.2.3.`)
  if (manifest !== version.text)
    throw new Refusal(`package.json says ${manifest}, and ${version.text} is to be released.`)
  if (lock !== version.text) throw new Refusal(`package-lock.json says ${lock}, and ${version.text} is to be released.`)
  const notes = changelogEntry(changelog, version.text)
  if (notes === null) throw new Refusal(`CHANGELOG.md has nothing below "## ${version.text}".`)
  return { version, tag: `v${version.text}`, notes }
}

/**
 * The npm dist-tag of a version: `latest` only for the highest, so that a fix of an old major version moves no user
 * back.
 */
export function npmTag(version, tags) {
  if (version.pre !== null) return 'next'
  return releases(tags).some((other) => compare(other.version, version) > 0)
    ? `release-${version.numbers[0]}`
    : 'latest'
}

/**
 * Whether the release is to be made, and which tag is to be moved after it. A release that exists is never touched: one of the same
 * commit with the same files is the work of a run that was cut, and the rest is done; any other is refused.
 */
export function planRelease({ version, commit, tags, release, files }) {
  const tag = `v${version.text}`
  const tagged = tags.find(({ name }) => name === tag)
  if (tagged !== undefined && tagged.commit !== commit)
    throw new Refusal(
      `${tag} is commit ${tagged.commit} already, not ${commit}. A version is released once: take the next number.`,
    )
  if (release !== null) {
    if (tagged === undefined || !sameFiles(release.assets, files))
      throw new Refusal(
        `${tag} is released already, with other files. A version is released once: take the next number.`,
      )
  }
  return { create: release === null, tagExists: tagged !== undefined, major: majorTag(version, commit, tags) }
}

/** The major tag that has to move to the commit, and why not if it has not to. */
function majorTag(version, commit, tags) {
  const name = `v${version.numbers[0]}`
  const current = tags.find((tag) => tag.name === name)
  const stays = (why) => ({ name, move: false, exists: current !== undefined, why })
  if (version.pre !== null) return stays('a pre-release is for those who ask for it')
  if (current?.commit === commit) return stays('it is there already')
  if (current !== undefined) {
    const [of] = releases(tags)
      .filter((tag) => tag.commit === current.commit)
      .sort((a, b) => compare(b.version, a.version))
    if (of === undefined)
      throw new Refusal(
        `${name} is at ${current.commit}, which is no version: somebody has moved it by hand. Look why, and move it to the version it should be at.`,
      )
    if (compare(of.version, version) > 0) return stays(`it is at ${of.name}, which is higher`)
  }
  return { name, move: true, exists: current !== undefined, why: null }
}

/** The tags that are versions and no pre-releases. */
function releases(tags) {
  return tags.flatMap((tag) => {
    const version = tag.name.startsWith('v') ? parseVersion(tag.name) : null
    return version === null || version.pre !== null ? [] : [{ ...tag, version }]
  })
}

function compare(a, b) {
  const at = a.numbers.findIndex((number, index) => number !== b.numbers[index])
  return at === -1 ? 0 : a.numbers[at] - b.numbers[at]
}

function sameFiles(a, b) {
  const lines = (files) =>
    files
      .map(({ name, digest }) => `${name} ${digest}`)
      .sort()
      .join('\n')
  return lines(a) === lines(b)
}
