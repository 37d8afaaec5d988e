/** When a comment is created; an existing one is updated in every mode but `never`. */
export const COMMENT_MODES = ['changes', 'always', 'problems', 'never'] as const
export type CommentMode = (typeof COMMENT_MODES)[number]
