import { markup, when, type Content, type Markup } from './markup.js'

/** The frame of every chart: an image with a name and a sentence that says what it shows. */
export interface Picture {
  /** Ours, and one of its kind on the page. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly width: number
  readonly height: number
  /** It has no letters, and is as wide as there is room, never higher. */
  readonly stretched?: boolean
}

export function picture(
  { id, title, description, width, height, stretched = false }: Picture,
  body: Content,
  kind = 'chart',
): Markup {
  return markup`<svg class="${kind}" viewBox="0 0 ${width} ${height}"${when(stretched, () => markup` preserveAspectRatio="none"`)} role="img" aria-labelledby="${id}-title ${id}-text"><title id="${id}-title">${title}</title><desc id="${id}-text">${description}</desc>
${body}</svg>
`
}

/** Letters do not shrink with the page, so a chart is drawn twice: for wide pages, and for narrow ones. */
export interface Size {
  readonly name: 'wide' | 'narrow'
  readonly width: number
  readonly height: number
}

export function bothSizes(draw: (size: Size) => Markup, [wide, narrow]: readonly [number, number]): Markup {
  return markup`<div class="wide">${draw({ name: 'wide', width: 960, height: wide })}</div><div class="narrow">${draw({ name: 'narrow', width: 400, height: narrow })}</div>
`
}

/** About the width of a text in the letters of the charts; dear letters, so that labels rather have too much room. */
export function textWidth(text: string): number {
  return text.length * 6.6
}

export function label(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
  kind = 'tick',
): Markup {
  return markup`<text x="${x}" y="${y}" text-anchor="${anchor}" class="${kind}">${text}</text>`
}

export function line(x1: number, y1: number, x2: number, y2: number, kind: string): Markup {
  return markup`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" class="${kind}"/>`
}

export function path(points: readonly (readonly [number, number])[], kind: string, closed = false): Markup {
  const steps = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  return markup`<path d="${steps}${closed ? 'Z' : ''}" class="${kind}"/>`
}

/** What a pointer that rests on a shape is told. */
export function hint(text: string): Markup {
  return markup`<title>${text}</title>`
}

/** What the colours of a chart mean. */
export function legend(entries: readonly { readonly name: string; readonly kind: string }[]): Markup {
  return markup`<ul class="legend">${entries.map(({ name, kind }) => markup`<li><i class="key ${kind}"></i>${name}</li>`)}</ul>
`
}
