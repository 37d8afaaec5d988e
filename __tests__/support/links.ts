import type { RepositoryLinks } from '../../src/render/markdown/context.js'

/** Where the repository of the tests is on the web. */
export const LINKS: RepositoryLinks = {
  repository: 'https://github.com/acme/web',
  run: 'https://github.com/acme/web/actions/runs/1',
}
