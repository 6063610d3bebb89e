import type { Check } from './check.ts'

/** Where `npm run deploy:check -- --document` writes. */
export const documentFile = 'docs/deploy-checks.md'

/** The checks as a page of the documentation, a table to a topic. */
export function pageOf(checks: Check[]): string {
  const topics = Map.groupBy(checks, ({ id }) => id.split('.')[0]!)
  return `# What \`npm run deploy:check\` looks at

Written by \`npm run deploy:check -- --document\`; \`npm test\` fails where it says something else. ${checks.length} checks against a hosted project and a
deployment; the words of the dashboard are Supabase's and Vercel's. \`SUPABASE_ACCESS_TOKEN\`, \`DATABASE_OWNER_URL\` and the app's own
variables say what it can look at; what it cannot, it reports as not checked.

${[...topics].map(([topic, ofTopic]) => `## ${topic}\n\n${tableOf(ofTopic)}`).join('\n\n')}
`
}

function tableOf(checks: Check[]) {
  const rows = checks.map(
    ({ id, title, why, mend, link }) =>
      `| \`${id}\` | ${[title, why, mend].map(cell).join(' | ')} [↗](${link}) |`,
  )
  return ['| check | what | why | how to mend it |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
