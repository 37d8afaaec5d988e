/** When the comment is written; an existing one is kept true in every mode but `never`. */
export const COMMENT_MODES = ['changes', 'always', 'problems', 'never'] as const
export type CommentMode = (typeof COMMENT_MODES)[number]
