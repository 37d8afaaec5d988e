/** Where the price file of the weekly workflow is kept. */
export const PRICE_FILE_PATH = '.github/kiro-prices.json'

/** `.github/workflows/kiro-prices.yml`: the list of the team's own account, merged into a price file, once a week, as a pull request. */
export const PRICES_WORKFLOW_FILE = `# Once a week: the models of the team's own account, merged into ${PRICE_FILE_PATH}, as a pull request where that changes it.
# Needs the secret KIRO_API_KEY, and "Allow GitHub Actions to create pull requests" in the settings of the repository.
# The check reads the file as its input: prices: OWNER/REPOSITORY/${PRICE_FILE_PATH}@main
name: Kiro prices
on:
  schedule:
    - cron: '23 6 * * 1'
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: kiro-prices
  cancel-in-progress: false
jobs:
  list:
    name: List the models of the account
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - name: kiro-cli chat --list-models
        env:
          KIRO_API_KEY: \${{ secrets.KIRO_API_KEY }}
        run: |
          if [ -z "$KIRO_API_KEY" ]; then echo "::error::The secret KIRO_API_KEY is not set."; exit 1; fi
          curl -fsSL https://cli.kiro.dev/install | bash
          "$HOME/.local/bin/kiro-cli" chat --list-models --format json --no-interactive > models.json
      - uses: actions/upload-artifact@b7c566a772e6b6bfb58ed0dc250532a479d7789f # v6.0.0
        with:
          name: models
          path: models.json
          retention-days: 7
  merge:
    name: Merge it into the price file
    needs: list
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: write # the branch of the pull request
      pull-requests: write
    steps:
      - uses: actions/checkout@fbc6f3992d24b796d5a048ff273f7fcc4a7b6c09 # v5.1.0
        with:
          persist-credentials: false
      - uses: actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0
        with:
          node-version: 24
          package-manager-cache: false
      - uses: actions/download-artifact@37930b1c2abaa49bbe596cd826c3c89aef350131 # v7.0.0
        with:
          name: models
          path: \${{ runner.temp }}
      - name: Merge
        run: |
          if [ -f ${PRICE_FILE_PATH} ]; then set -- --prices ${PRICE_FILE_PATH}; fi
          npx --yes kiro-governance@1 models --import "$RUNNER_TEMP/models.json" --merge --as-of "$(date -u +%F)" "$@" \\
            > "$RUNNER_TEMP/prices.json" 2> "$RUNNER_TEMP/notes.txt"
          cat "$RUNNER_TEMP/notes.txt"
          cp "$RUNNER_TEMP/prices.json" ${PRICE_FILE_PATH}
      - name: Open or update the pull request
        env:
          GH_TOKEN: \${{ github.token }}
        run: |
          git add ${PRICE_FILE_PATH}
          if git diff --cached --quiet; then echo "Nothing changed."; exit 0; fi
          git config user.name 'github-actions[bot]'
          git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
          git switch -C kiro-prices
          git commit -m 'Kiro prices of this week'
          git push --force "https://x-access-token:$GH_TOKEN@\${GITHUB_SERVER_URL#https://}/$GITHUB_REPOSITORY" kiro-prices
          gh pr view kiro-prices --json state --jq .state 2> /dev/null | grep -q OPEN \\
            || gh pr create --head kiro-prices --title 'Kiro prices of this week' --body-file "$RUNNER_TEMP/notes.txt"
`
