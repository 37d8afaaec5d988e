/** `.github/workflows/kiro.yml`: the workflow of the README's quick start; a test keeps them equal. */
export const WORKFLOW_FILE = `name: Kiro
on:
  pull_request:
    types: [opened, synchronize, reopened, edited]
permissions:
  contents: read
  pull-requests: write # for the comment
jobs:
  kiro:
    name: Kiro config (\${{ github.event.pull_request.stack.base.ref || github.base_ref }})
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: kiro-governance/kiro-governance@v1
`
