import { VERSION } from '../../version.js'

/**
 * The hook that `init --kiro` writes, in the form of v1 (Kiro IDE 1.x, CLI 3): after each save of a Kiro file or the policy, by a person or an
 * agent, it runs the check, whose findings the agent then sees. A command costs no credits. Source of the shape: kiro.dev/docs/hooks.
 */
export const KIRO_HOOK_FILE = `${JSON.stringify(
  {
    version: 'v1',
    hooks: [
      {
        name: 'Check the Kiro configuration',
        description: 'Is the change of the Kiro files valid, is it allowed, what will it cost? A command: no credits.',
        trigger: 'PostFileSave',
        matcher: '(^|/)\\.kiro/|(^|/)\\.github/kiro-policy\\.ya?ml$',
        action: { type: 'command', command: `npx --yes kiro-governance@${VERSION} check` },
        timeout: 60,
        enabled: true,
      },
    ],
  },
  null,
  2,
)}\n`
