import { verbs } from './verbs.ts'

const shared = `--as <name>      the person who acts. OPERATOR_NAME says the same
--reason <text>  the reason, such as a ticket. It stays for good, so keep personal data out of it
--json           prints one JSON value on stdout, and everything else on stderr
--yes            does not ask before a change

DATABASE_OPERATOR_URL  the database as a login with the role operator: docs/architecture/operators.md
DATABASE_OWNER_URL     the database as its owner, without the other. It becomes the role operator
DATABASE_CA            as for npm run db:migrate -- --help

Exit code: 0 done, 1 refused or failed, 2 not understood.`

export function usageOf(name: string | undefined): string {
  const verb = name === undefined ? undefined : verbs[name]
  return verb
    ? `Usage: npm run operator -- ${name} ${verb.subject} --as <name>${verb.needsReason ? ' --reason <text>' : ''} [options]

A verb of operators: ${verb.summary}. Each use is one row of private.operator_actions.

${verb.help}

${shared}`
    : `Usage: npm run operator -- <verb> <subject> --as <name> [--reason <text>] [options]

Looks after accounts and workspaces from outside. Each use is one row of private.operator_actions, in the transaction of what it does.

${Object.entries(verbs).map(lineOf).join('\n')}

npm run operator -- <verb> --help has the options of a verb. Those of all:

${shared}`
}

const NAME_WIDTH = 20

function lineOf([name, { summary }]: [string, { summary: string }]) {
  return `${name.padEnd(NAME_WIDTH)} ${summary}`
}
