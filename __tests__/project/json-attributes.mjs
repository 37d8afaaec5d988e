/**
 * @actions/languageservice imports JSON without `with { type: 'json' }`, which only bundlers accept, and jest with a warning
 * for now. Jest sends its modules through here; they are ES modules with their comments left in, so a line is all of an import.
 */
export default {
  process: (code) => ({ code: code.replace(/^(import .+ from (["']).+\.json\2);$/gm, "$1 with { type: 'json' };") }),
}
