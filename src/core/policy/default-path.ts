/** Where a repository keeps its policy unless an input or option names another path. */
export const DEFAULT_POLICY_PATH = '.github/kiro-policy.yml'
