/**
 * The steps of .github/workflows/release.yml that are more than a line; release/plan.mjs decides, this asks and does.
 *
 *   node scripts/release.mjs identify vX.Y.Z        refuses, or prints what the next jobs need, as lines for $GITHUB_OUTPUT
 *   node scripts/release.mjs publish vX.Y.Z FILE…   makes the release at HEAD and then moves the major tag; needs gh and GH_TOKEN
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { identify, npmTag, planRelease, Refusal } from './release/plan.mjs'

const json = (path) => JSON.parse(readFileSync(path, 'utf8'))
const git = (...words) => execFileSync('git', words, { encoding: 'utf8' }).trim()

function gh(words, input) {
  return execFileSync('gh', words, { encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'inherit'] })
}

/** The release of a tag, or null. Any answer but "there is none" ends the run: not knowing is not absence. */
function releaseOf(tag) {
  const { status, stdout, stderr, error } = spawnSync(
    'gh',
    ['api', `repos/${process.env.GITHUB_REPOSITORY}/releases/tags/${tag}`],
    { encoding: 'utf8' },
  )
  if (status === 0) return JSON.parse(stdout)
  if (/\(HTTP 404\)/.test(stderr ?? '')) return null
  throw error ?? new Error(`GitHub does not say whether ${tag} is released: ${stderr}`)
}

/** Name and commit of every tag; an annotated one is peeled. */
function tags() {
  const lines = git(
    'for-each-ref',
    'refs/tags',
    '--format=%(refname:lstrip=2) %(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)',
  )
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ name: line.split(' ')[0], commit: line.split(' ')[1] }))
}

function identified(wanted) {
  return identify({
    wanted,
    manifest: json('package.json').version,
    lock: json('package-lock.json').version,
    changelog: readFileSync('CHANGELOG.md', 'utf8'),
  })
}

function publish(wanted, paths) {
  const { version, tag, notes } = identified(wanted)
  const commit = git('rev-parse', 'HEAD')
  const files = paths.map((path) => ({
    name: basename(path),
    digest: `sha256:${createHash('sha256').update(readFileSync(path)).digest('hex')}`,
  }))
  const { create, tagExists, major } = planRelease({ version, commit, tags: tags(), release: releaseOf(tag), files })
  if (create) {
    // With files, gh makes a draft, uploads, and publishes last: what is published is whole, and cannot change from then on.
    const where = tagExists ? ['--verify-tag'] : ['--target', commit]
    gh(
      [
        'release',
        'create',
        tag,
        ...paths,
        '--title',
        tag,
        '--notes-file',
        '-',
        ...where,
        ...(version.pre === null ? [] : ['--prerelease']),
      ],
      notes,
    )
  }
  console.log(create ? `${tag} is released.` : `${tag} was released before, with the same files.`)
  if (releaseOf(tag)?.immutable !== true) {
    throw new Refusal(
      `${tag} is released but can still be changed, so ${major.name} stays. Enable immutable releases (Settings → General → Releases), delete this release, not the tag, and run the job again.`,
    )
  }
  if (!major.move) return console.log(`${major.name} stays: ${major.why}.`)
  const refs = `repos/${process.env.GITHUB_REPOSITORY}/git/refs`
  gh(
    major.exists
      ? ['api', '--method', 'PATCH', `${refs}/tags/${major.name}`, '-f', `sha=${commit}`, '-F', 'force=true']
      : ['api', '--method', 'POST', refs, '-f', `ref=refs/tags/${major.name}`, '-f', `sha=${commit}`],
  )
  return console.log(`${major.name} is ${tag} now.`)
}

const [command, wanted = '', ...paths] = process.argv.slice(2)
try {
  if (command === 'identify') {
    const { version, tag } = identified(wanted)
    const commit = git('rev-parse', 'HEAD')
    // What the tags alone refuse is refused before anything is built or signed; whether it is released is asked where it is made.
    planRelease({ version, commit, tags: tags(), release: null, files: [] })
    console.log(`tag=${tag}\ncommit=${commit}\nnpm-tag=${npmTag(version, tags())}`)
  } else if (command === 'publish' && paths.length > 0) publish(wanted, paths)
  else throw new Refusal('Use: release.mjs identify VERSION | publish VERSION FILE…')
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(`Not released: ${error.message}`)
  process.exitCode = 1
}
