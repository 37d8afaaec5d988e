import type { GitHub } from './client.js'

/** The topics of the repository; null where they cannot be read: then they are unknown, not none. */
export async function readTopics(github: GitHub): Promise<readonly string[] | null> {
  try {
    const { topics } = await github.read<{ topics: readonly unknown[] }>(
      'GET /repos/{owner}/{repo}',
      {},
      (repository) => Array.isArray(repository.topics) && repository.topics.every((topic) => typeof topic === 'string'),
    )
    return topics.map(String)
  } catch {
    return null
  }
}
