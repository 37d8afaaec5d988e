import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setUp, github, folder, call, rest, query, shop } from './stand-in-calls.js'

setUp()

test('compares by the merge base', async () => {
  const { repository, first, head, tip } = await shop()
  interface Comparison {
    status: string
    merge_base_commit: { sha: string }
    base_commit: { sha: string }
    files: unknown[]
  }
  const compared = await rest<Comparison>(`/repos/acme/shop/compare/main...${head}?per_page=1`)
  expect(compared.body).toMatchObject({
    status: 'diverged',
    ahead_by: 1,
    behind_by: 1,
    merge_base_commit: { sha: first },
    base_commit: { sha: tip },
    files: [{ filename: '.kiro/settings.json', status: 'modified' }],
  })
  const many = Object.fromEntries(Array.from({ length: 310 }, (_, n) => [`many/${n}.txt`, 'x']))
  repository.branch('feature/many', repository.commit({ files: many, parents: [head] }))
  expect((await rest<Comparison>('/repos/acme/shop/compare/main...feature%2Fmany')).body.files).toHaveLength(300)
  const orphan = repository.commit({ files: { a: 'a' } })
  expect(await rest(`/repos/acme/shop/compare/main...${orphan}`)).toMatchObject({
    status: 404,
    body: { message: `No common ancestor between main and ${orphan}.` },
  })
})

test('lists trees with the modes and names of git', async () => {
  const repository = github.repository('acme/shop')
  const submodule = 'a'.repeat(40)
  const latin = Buffer.from([0x63, 0x61, 0x66, 0xe9])
  const files = {
    'a.txt': 'text\n',
    'a/b/c.json': '{}',
    link: { symlink: 'a.txt' },
    run: { executable: '#!/bin/sh\n' },
    sub: { submodule },
    latin,
  }
  const base = repository.commit({ files: { 'gone.txt': 'x' } })
  const sha = repository.commit({ files: { ...files, 'gone.txt': null }, parents: [base] })
  interface Tree {
    sha: string
    truncated: boolean
    tree: { path: string; mode: string; type: string; sha: string; size?: number }[]
  }
  const { body } = await rest<Tree>(`/repos/acme/shop/git/trees/${sha}?recursive=1`)
  expect(body.tree.map(({ path, mode, type }) => `${mode} ${type} ${path}`)).toEqual([
    '100644 blob a.txt',
    '040000 tree a',
    '040000 tree a/b',
    '100644 blob a/b/c.json',
    '100644 blob latin',
    '120000 blob link',
    '100755 blob run',
    '160000 commit sub',
  ])
  expect(body).toMatchObject({ sha, truncated: false })

  // Git itself names the same content the same way.
  const git = (args: string[], input?: string | Buffer) =>
    execFileSync('git', args, {
      cwd: folder,
      input: input ?? '',
      env: { PATH: process.env.PATH, GIT_DIR: join(folder, '.git') },
    })
      .toString()
      .trim()
  git(['init', '--quiet'])
  const named = Object.fromEntries(body.tree.map((entry) => [entry.path, entry.sha]))
  expect(named['a.txt']).toBe(git(['hash-object', '-w', '--stdin'], 'text\n'))
  expect(named.latin).toBe(git(['hash-object', '-w', '--stdin'], latin))
  const flat = await rest<Tree>(`/repos/acme/shop/git/trees/${repository.objects.commit(sha).tree}`)
  const listing = flat.body.tree.map(({ mode, type, sha: oid, path }) => `${mode} ${type} ${oid}\t${path}\n`).join('')
  expect(git(['mktree', '--missing'], listing)).toBe(flat.body.sha)

  const raw = await call(`/repos/acme/shop/git/blobs/${named.latin ?? ''}`, {
    headers: { accept: 'application/vnd.github.raw+json' },
  })
  expect(Buffer.from(await raw.arrayBuffer()).equals(latin)).toBe(true)
  github.treeLimit = 3
  expect((await rest<Tree>(`/repos/acme/shop/git/trees/${sha}?recursive=1`)).body).toMatchObject({ truncated: true })
})

test('gives blobs by GraphQL: truncated, binary, not UTF-8, a link', async () => {
  const repository = github.repository('acme/shop')
  const sha = repository.commit({
    files: {
      big: 'x'.repeat(512_001),
      bin: Buffer.from([1, 0, 2]),
      latin: Buffer.from([0x63, 0xe9]),
      'dir/link': { symlink: '../big' },
    },
  })
  repository.branch('main', sha)
  interface Blob {
    oid: string
    text: string | null
    isBinary: boolean
    isTruncated: boolean
    byteSize: number
  }
  const aliases = ['big', 'bin', 'latin', 'dir/link']
    .map((path) => repository.objects.find(repository.objects.commit(sha).tree, path)?.oid ?? '')
    .map((oid, n) => `b${n}: object(oid: "${oid}") { ... on Blob { oid text isBinary isTruncated byteSize } }`)
  const { data, errors } = await query<{
    repository: Record<string, Blob>
  }>(`{ repository(owner: "acme", name: "shop") {
    ${aliases.join('\n')} none: object(oid: "${'0'.repeat(40)}") { oid }
    defaultBranchRef { name target { ... on Commit { file(path: "dir/link") { mode type oid object { ... on Blob { text } } } } } }
  } }`)
  expect(errors).toBeUndefined()
  expect(data?.repository.b0).toMatchObject({ isTruncated: true, byteSize: 512_001 })
  expect(data?.repository.b0?.text).toHaveLength(512_000)
  expect(data?.repository.b1).toMatchObject({ isBinary: true, text: null })
  expect(data?.repository.b2).toMatchObject({ isBinary: false, text: 'c\uFFFD' })
  expect(data?.repository).toMatchObject({
    none: null,
    defaultBranchRef: { name: 'main', target: { file: { mode: 0o120000, type: 'blob', object: { text: '../big' } } } },
  })
})

test('a fork shares its objects, and its pull request says where it is from', async () => {
  const repository = github.repository('acme/shop')
  const base = repository.commit({ files: { a: '1' } })
  repository.branch('main', base)
  const head = repository.commit({ files: { a: '2' }, parents: [base] })
  const pull = await repository.pullRequest({ base: 'main', head, author: 'stranger', fork: true })
  const next = repository.commit({ files: { a: '3' }, parents: [head] })
  pull.push(next)
  expect(repository.event(pull, 'synchronize')).toMatchObject({
    action: 'synchronize',
    before: head,
    after: next,
    pull_request: {
      head: { sha: next, repo: { full_name: 'stranger/shop', fork: true } },
      base: { sha: base },
      commits: 2,
    },
    repository: { full_name: 'acme/shop', fork: false },
    sender: { login: 'stranger' },
  })
  expect((await rest(`/repos/stranger/shop/git/trees/${next}`)).status).toBe(200)
})
