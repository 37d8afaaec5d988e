import { say } from '../text/message.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `symlinked-config`: see docs/rules/symlinked-config.md. */
export const symlinkedConfig: Rule = {
  id: 'symlinked-config',
  severity: 'error',
  hides: true,
  summary:
    'A symbolic link that leads out of the repository, nowhere or in a circle, or a submodule, where Kiro files would be.',
  why: 'What Kiro reads there lies elsewhere and can change without a pull request in this repository, so it cannot be judged here. A link to a file or folder of this repository is followed: what it leads to is judged where its text is.',
  fix: 'Commit the file or folder itself, or link to one in this repository.',
  find: ({ after, policy }) =>
    after.unreachable.map(({ place, kind, content }) => ({
      place,
      subjects: onItsOwn(`${kind}:${place.file}`),
      value: kind,
      content,
      say: () =>
        kind === 'symlink'
          ? say`${place.file} is a symbolic link, so what Kiro reads there is not judged`
          : say`${place.file} is a submodule, so what Kiro reads there is not judged`,
      // Nothing is broken by a link; without a policy there is no rule to evade.
      ...(policy.length === 0 ? { severity: 'warning' as const } : {}),
    })),
  examples: {
    failing: { after: {}, links: ['.kiro/settings.json'], policy: 'version: 1' },
    passing: { after: { '.kiro/settings.json': '{}' }, links: ['docs/latest'] },
  },
}
