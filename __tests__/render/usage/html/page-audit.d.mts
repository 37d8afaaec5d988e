/** Run in the page: they are given to the browser as they are, so they know nothing but the document. */
export function lowContrast(): string[]
export function unnamed(): string[]
export function sorted(id: string): { order: string[]; states: (string | null)[] }
export function look(): { background: string; scheme: string; scrolls: boolean; wide: boolean }
export function controls(): { navigation: string; arrows: string[]; shadows: string[]; numbersByDay: boolean }
export function overlapping(): string[]
export function shownRows(id: string): { names: string[]; total: 'shown' | 'hidden' | null }
