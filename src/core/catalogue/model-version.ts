/** A model's name apart from its version: `claude-opus-4.8` is `claude-opus`, 4.8. */
export interface StemAndVersion {
  readonly stem: string
  readonly version: readonly number[]
}

/** The stem and the version of an id; versions before the family (`claude-3-opus`) too. Null for what has no version. */
export function stemAndVersion(id: string): StemAndVersion | null {
  const claude = /^claude-(\d{1,2}(?:[.-]\d{1,2})?)-(opus|sonnet|haiku)(?=$|-)/.exec(id)
  const [, number = '', family = ''] = claude ?? []
  const text = claude ? `claude-${family}-${number}` : id
  const parts = /^([a-z]+(?:-[a-z]+)*)-?(\d{1,2})(?:[.-](\d{1,2})(?=$|-))?(?=$|[^\d])/.exec(text)
  const [, stem, major, minor = '0'] = parts ?? []
  return stem === undefined || major === undefined ? null : { stem, version: [Number(major), Number(minor)] }
}

/** Below 0 when `a` is the older version, above when it is the newer one. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
