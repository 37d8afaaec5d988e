import { usagePage } from '../../scripts/picture/usage-page.mjs'

test('the page that is drawn for the documentation is that of the sample report', async () => {
  expect(await usagePage()).toMatch(/^<!doctype html>\n[\s\S]*<title>[^<]*November 2026<\/title>[\s\S]*<\/html>\n?$/i)
})
