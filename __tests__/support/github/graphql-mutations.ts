import { typedError } from './graphql-error.js'
import type { Surroundings } from './graphql-nodes.js'

interface CommitInput {
  readonly branch: { readonly repositoryNameWithOwner?: string | null; readonly branchName?: string | null }
  readonly expectedHeadOid: string
  readonly message: { readonly headline: string; readonly body?: string | null }
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null
    readonly deletions?: readonly { readonly path: string }[] | null
  } | null
}

/** What can be changed by GraphQL here: commits only. */
export function mutationNode({ repositories, renamed }: Pick<Surroundings, 'repositories' | 'renamed'>) {
  return {
    createCommitOnBranch({ input }: { input: CommitInput }) {
      const { branch, expectedHeadOid, message, fileChanges } = input
      const [name, of] = [branch.branchName ?? '', branch.repositoryNameWithOwner ?? '']
      const repository = repositories.get(of.toLowerCase()) ?? renamed.get(of.toLowerCase())
      if (repository === undefined)
        throw typedError('NOT_FOUND', `Could not resolve to a Repository with the name '${of}'.`)
      if (repository.archived) throw typedError('FORBIDDEN', 'Repository was archived so is read-only.')
      const tip = repository.branches.get(name)
      if (tip === undefined) throw typedError('NOT_FOUND', `No branch '${name}' in repository '${of}'.`)
      if (tip !== expectedHeadOid)
        throw typedError(
          'STALE_DATA',
          `Expected branch to point to "${expectedHeadOid}" but it did not.  Pull and try again.`,
        )
      const added = (fileChanges?.additions ?? []).map(
        ({ path, contents }) => [path, Buffer.from(contents, 'base64')] as const,
      )
      const deleted = (fileChanges?.deletions ?? []).map(({ path }) => [path, null] as const)
      const text = message.body ? `${message.headline}\n\n${message.body}` : message.headline
      const oid = repository.commit({
        files: Object.fromEntries([...added, ...deleted]),
        parents: [tip],
        message: text,
      })
      repository.branch(name, oid)
      for (const pull of repository.pulls.values())
        if (pull.headRef === name && pull.headRepository === repository) pull.push(oid)
      return { clientMutationId: null, commit: { __typename: 'Commit', oid }, ref: { __typename: 'Ref', name } }
    },
  }
}
