import { pageHelp, readId, readLimit } from '../arguments.ts'
import { line, pageEnd } from '../lines.ts'
import type { Verb } from '../verb.ts'

type Workspace = { id: string; name: string; created_at: Date; members: string; owners: string[] }

export const findWorkspaces: Verb = {
  subject: '<id or part of a name>',
  summary: 'finds workspaces, with the addresses of their owners',
  help: `${pageHelp}
--after <id>  begins after the workspace with this id`,
  options: { limit: { type: 'string' }, after: { type: 'string' } },
  needsReason: false,
  async run({ subject, values, operator, call }) {
    const [limit, after] = [readLimit(values.limit), readId('--after', values.after)]
    const workspaces = await call<Workspace>(
      'select * from private.operator_find_workspaces($1, $2, $3, $4)',
      [operator, subject, after, limit],
    )
    return { data: workspaces.map(dataOf), lines: [...workspaces.map(lineOf), ...pageEnd(workspaces, limit)] }
  },
}

function dataOf({ created_at: createdAt, members, ...workspace }: Workspace) {
  return { ...workspace, createdAt, members: Number(members) }
}

function lineOf({ id, name, created_at: since, members, owners }: Workspace) {
  const owned = owners.length > 0 && `owned by ${owners.join(' and ')}`
  return `${id}  ${line(`“${name}”`, `since ${since.toISOString()}`, `members: ${members}`, owned)}`
}
