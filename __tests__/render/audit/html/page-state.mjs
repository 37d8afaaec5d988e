/* Run in the page: each is given to the browser as it is, so it knows nothing but the document. */
/* global getComputedStyle */

/** Whether the page is wider than its window, and the color it stands on. */
export function pageState() {
  const { scrollWidth, clientWidth } = document.documentElement
  return { scrolls: scrollWidth > clientWidth, background: getComputedStyle(document.body).backgroundColor }
}
