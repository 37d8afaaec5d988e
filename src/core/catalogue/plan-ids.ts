/** Kiro's plans, cheapest first. Enterprise is a way of billing the paid ones, not a plan. Source: kiro.dev/pricing */
export const PLAN_IDS = ['free', 'pro', 'pro+', 'pro-max', 'power'] as const

/** Ways to sign in. Source: kiro.dev/docs */
export const LOGINS = ['builder-id', 'google', 'github', 'iam-identity-center'] as const
