import type { Check } from './check.ts'

/** The output of `npm run deploy:check -- --document`. */
export const documentFile = 'docs/deploy-checks.md'

/** The checks as a page of the documentation, a table to a topic. */
export function pageOf(checks: Check[]): string {
  const topics = Map.groupBy(checks, ({ id }) => id.split('.')[0]!)
  return `# Deployment checks

\`npm run deploy:check -- --document\` writes this page, and \`npm test\` fails if the page is out of date. \`npm run deploy:check\` runs
${checks.length} checks against a hosted project and a deployment. Names of settings are those of Supabase's and Vercel's dashboards. The checks need
\`SUPABASE_ACCESS_TOKEN\`, \`DATABASE_OWNER_URL\` and the app's own variables. A check without its variable is reported as not checked.

${[...topics].map(([topic, ofTopic]) => `## ${topic}\n\n${tableOf(ofTopic)}`).join('\n\n')}
`
}

function tableOf(checks: Check[]) {
  const rows = checks.map(
    ({ id, title, why, mend, link }) =>
      `| \`${id}\` | ${[title, why, mend].map(cell).join(' | ')} [↗](${link}) |`,
  )
  return ['| check | requirement | reason | fix |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
