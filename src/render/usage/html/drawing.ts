import { markup, when, type Content, type Markup } from './markup.js'

/** The frame of every chart: an SVG image with a title and a description of what it shows. */
export interface Picture {
  /** Chosen by the program, unique on the page. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly width: number
  readonly height: number
  /** The chart has no letters and takes the full width at a fixed height. */
  readonly stretched?: boolean
}

/** An SVG image. `body` must be in the coordinates of `width` × `height`. */
export function picture(
  { id, title, description, width, height, stretched = false }: Picture,
  body: Content,
  kind = 'chart',
): Markup {
  return markup`<svg class="${kind}" viewBox="0 0 ${width} ${height}"${when(stretched, () => markup` preserveAspectRatio="none"`)} role="img" aria-labelledby="${id}-title ${id}-text"><title id="${id}-title">${title}</title><desc id="${id}-text">${description}</desc>
${body}</svg>
`
}

/** Text does not shrink with the page, so a chart is drawn twice: for wide pages and for narrow ones. */
export interface Size {
  readonly name: 'wide' | 'narrow'
  readonly width: number
  readonly height: number
}

/** One chart drawn for wide pages (960 units) and for narrow ones; the heights are given. */
export function bothSizes(draw: (size: Size) => Markup, [wide, narrow]: readonly [number, number]): Markup {
  return markup`<div class="wide">${draw({ name: 'wide', width: 960, height: wide })}</div><div class="narrow">${draw({ name: 'narrow', width: 400, height: narrow })}</div>
`
}

/** The approximate width of a text in the charts' font, SVG units; rounded up, so that labels have enough room. */
export function textWidth(text: string): number {
  return text.length * 6.6
}

/** A text in a chart, at SVG coordinates. */
export function label(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
  kind = 'tick',
): Markup {
  return markup`<text x="${x}" y="${y}" text-anchor="${anchor}" class="${kind}">${text}</text>`
}

/** A straight line in a chart. */
export function line(x1: number, y1: number, x2: number, y2: number, kind: string): Markup {
  return markup`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" class="${kind}"/>`
}

/** A polyline through points, or a closed shape. */
export function path(points: readonly (readonly [number, number])[], kind: string, closed = false): Markup {
  const steps = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  return markup`<path d="${steps}${closed ? 'Z' : ''}" class="${kind}"/>`
}

/** The tooltip of a shape. */
export function hint(text: string): Markup {
  return markup`<title>${text}</title>`
}

/** The legend: what each color of a chart means. */
export function legend(entries: readonly { readonly name: string; readonly kind: string }[]): Markup {
  return markup`<ul class="legend">${entries.map(({ name, kind }) => markup`<li><i class="key ${kind}"></i>${name}</li>`)}</ul>
`
}
