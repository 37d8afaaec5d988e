/** Whether the page is wider than its window, and the color it stands on. */
export function pageState(): { scrolls: boolean; background: string }
