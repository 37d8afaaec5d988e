type Rgb = readonly [number, number, number]

/**
 * Colours as people see them who lack one kind of cone, in linear light.
 * Source: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.0.
 */
const SIGHTS: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  'full colour vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}
export const KINDS_OF_SIGHT = Object.keys(SIGHTS)

function light(hex: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

const dot = (a: Rgb, b: Rgb): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

/** WCAG 2.2: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [a, b].map((hex) => dot(light(hex), [0.2126, 0.7152, 0.0722])).sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

export function seenBy(sight: string, hex: string): Rgb {
  const rows = SIGHTS[sight] ?? []
  const [red = 0, green = 0, blue = 0] = rows.map((row) => Math.min(1, Math.max(0, dot(row, light(hex)))))
  return [red, green, blue]
}

/** CIE 1976: about 2 is seen when two colours touch; 11 or more are two colours. */
export function difference(a: Rgb, b: Rgb): number {
  const [one, other] = [lab(a), lab(b)]
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
}

function lab(rgb: Rgb): Rgb {
  const f = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : value * 7.787 + 16 / 116)
  const [x, y, z] = [
    f(dot(rgb, [0.4124, 0.3576, 0.1805]) / 0.9505),
    f(dot(rgb, [0.2126, 0.7152, 0.0722])),
    f(dot(rgb, [0.0193, 0.1192, 0.9505]) / 1.089),
  ]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
