import type { Files } from '../github/git-objects.js'

const agent = (name: string, model: string): string =>
  `${JSON.stringify({ name, description: 'Does it', model, prompt: 'Do it.' }, null, 2)}\n`

/** A kind of repository. */
export interface Kind {
  readonly files: Files
  readonly models: readonly string[]
  readonly isSeen?: boolean
}

/** What a repository holds for Kiro, by kind: every surface, and what is odd. */
export const KINDS: readonly ((pick: (what: string) => string) => Kind)[] = [
  (pick) => ({
    files: { '.kiro/settings/cli.json': JSON.stringify({ 'chat.defaultModel': pick('cli') }) },
    models: [pick('cli')],
  }),
  (pick) => ({
    files: {
      '.kiro/settings.json': JSON.stringify({
        models: { primary: { provider: 'anthropic', model: pick('primary') }, routing: { codeReview: 'primary' } },
      }),
      '.kiro/steering/product.md': '# Product\n',
    },
    models: [pick('primary')],
  }),
  (pick) => ({
    files: {
      '.kiro/agents/reviewer.json': agent('reviewer', pick('a')),
      '.kiro/agents/team/deep/writer.md': `---\nname: writer\nmodel: ${pick('b')}\n---\nWrite.\n`,
      '.kiro/specs/one/requirements.md': '# Requirements\n',
    },
    models: [pick('a'), pick('b')],
  }),
  (pick) => ({
    files: {
      '.kiro/hooks/lint.json': JSON.stringify({
        version: 'v1',
        hooks: [
          {
            name: 'lint',
            trigger: 'PostFileSave',
            matcher: '*.ts',
            action: { type: 'agent', prompt: 'Look at it.', model: pick('hook') },
          },
        ],
      }),
    },
    models: [pick('hook')],
  }),
  (pick) => ({
    files: {
      '.kiro/workflows/release.workflow.json': JSON.stringify({
        name: 'release',
        steps: [{ type: 'agent', id: 'notes', prompt: 'Write notes.', modelId: pick('step') }],
      }),
    },
    models: [pick('step')],
  }),
  // A link into the tree.
  (pick) => ({
    files: {
      'shared/agent.json': agent('shared', pick('shared')),
      '.kiro/agents/shared.json': { symlink: '../../shared/agent.json' },
    },
    models: [pick('shared')],
  }),
  // Another spelling of the folder.
  (pick) => ({
    files: { '.Kiro/Settings/cli.json': JSON.stringify({ 'chat.defaultModel': pick('Kiro') }) },
    models: [pick('Kiro')],
  }),
  // A pointer of Git LFS, and a file that is larger than is read.
  () => ({
    files: {
      '.kiro/settings/cli.json': `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`,
    },
    models: [],
  }),
  () => ({ files: { '.kiro/settings/cli.json': `{ "x": "${'x'.repeat(1_100_000)}" }` }, models: [] }),
  // More objects than one query of several repositories may touch.
  (pick) => ({
    files: {
      '.kiro/settings/cli.json': JSON.stringify({ 'chat.defaultModel': pick('huge') }),
      ...Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`.kiro/steering/s${index}.md`, `# ${index}\n`])),
    },
    models: [pick('huge')],
  }),
  // A submodule in the place of the folder.
  () => ({ files: { '.kiro': { submodule: 'a'.repeat(40) } }, models: [] }),
  // A nested root, which only a deep audit sees.
  (pick) => ({
    files: {
      '.kiro/steering/a.md': '# A\n',
      'packages/web/.kiro/settings/cli.json': JSON.stringify({ 'chat.defaultModel': pick('nested') }),
    },
    models: [pick('nested')],
    isSeen: false,
  }),
]

/** How often each kind comes, of a hundred repositories that use Kiro. */
export const SHARES = {
  /** Everything that is odd comes in a hundred repositories. */
  odd: [22, 14, 14, 7, 7, 5, 4, 4, 4, 4, 5, 6],
  /** About as often as in real ones. */
  usual: [40, 20, 20, 8, 6, 1, 0.2, 0.2, 0.2, 0.2, 0.2, 4],
}

/** The kind of a repository by a number from 0 to 1. */
export function kindAt(at: number, shares: readonly number[]): number {
  let left = at * shares.reduce((sum, share) => sum + share, 0)
  return Math.max(
    0,
    shares.findIndex((share) => (left -= share) < 0),
  )
}
