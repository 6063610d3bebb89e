import type { MigrationFile } from './files.ts'
import { parseStatements, type SqlNode, type Statement } from './parse.ts'

/** Effect of a statement on those who work with the table meanwhile. */
export type Effect = { table: string; what: string; lock: Lock; destroys: boolean }

/** https://www.postgresql.org/docs/17/explicit-locking.html#LOCKING-TABLES */
type Lock = keyof typeof meanings
export const meanings = {
  'ACCESS EXCLUSIVE': 'nobody reads or writes it meanwhile',
  'SHARE ROW EXCLUSIVE': 'nobody writes it meanwhile',
  SHARE: 'nobody writes it meanwhile',
  'SHARE UPDATE EXCLUSIVE': 'reads and writes go on',
  'ROW EXCLUSIVE': 'reads go on, writes of the same rows wait',
}

type Rule = (node: SqlNode) => Omit<Effect, 'table'> & { on: unknown }

const rules: Record<string, Rule> = {
  AlterTableStmt: ({ relation, cmds }) => ({ on: relation, ...strongestOf(cmds as SqlNode[]) }),
  RenameStmt: ({ relation, newname }) => ({
    ...{ on: relation, what: `renames to ${String(newname)}`, lock: 'ACCESS EXCLUSIVE' },
    // Users of the old name fail.
    destroys: true,
  }),
  IndexStmt: ({ relation, concurrent, idxname }) => ({
    ...{ on: relation, what: `builds ${String(idxname)}`, destroys: false },
    lock: concurrent ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE',
  }),
  CreateTrigStmt: ({ relation, trigname }) => ({
    ...{
      on: relation,
      what: `adds trigger ${String(trigname)}`,
      lock: 'SHARE ROW EXCLUSIVE',
      destroys: false,
    },
  }),
  CreatePolicyStmt: ({ table, policy_name: name }) => policyEffect(table, 'adds', name),
  AlterPolicyStmt: ({ table, policy_name: name }) => policyEffect(table, 'changes', name),
  TruncateStmt: ({ relations }) => ({
    ...{
      on: (relations as SqlNode[])[0]!.RangeVar,
      what: 'empties it',
      lock: 'ACCESS EXCLUSIVE',
      destroys: true,
    },
  }),
  DropStmt: ({ objects, removeType }) => ({
    ...{ on: droppedName(objects), what: `drops ${kindOf(removeType)}`, lock: 'ACCESS EXCLUSIVE' },
    destroys: ['OBJECT_TABLE', 'OBJECT_SCHEMA', 'OBJECT_VIEW', 'OBJECT_TYPE', 'OBJECT_SEQUENCE'].includes(
      String(removeType),
    ),
  }),
  InsertStmt: ({ relation }) => ({ on: relation, what: 'adds rows', lock: 'ROW EXCLUSIVE', destroys: false }),
  UpdateStmt: ({ relation }) => ({
    on: relation,
    what: 'changes rows',
    lock: 'ROW EXCLUSIVE',
    destroys: true,
  }),
  DeleteStmt: ({ relation }) => ({
    on: relation,
    what: 'removes rows',
    lock: 'ROW EXCLUSIVE',
    destroys: true,
  }),
}

/** Effects of each file on tables that were there before all of them. Functions and `do` blocks are not looked into. */
export function effectsOf(pending: MigrationFile[]): { file: string; effects: Effect[] }[] {
  const created = new Set<string>()
  return pending.map(({ file, sql }) => {
    const effects = parseStatements(sql).flatMap((statement) => {
      if (statement.kind === 'CreateStmt') created.add(tableName(statement.node.relation))
      return [...referencesOf(statement.node), effectOf(statement)].filter(
        (effect) => effect && !created.has(effect.table),
      )
    })
    return { file, effects: effects as Effect[] }
  })
}

/** A foreign key locks the table that it points to as well. */
function referencesOf(node: unknown): Effect[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([property, value]) =>
    property === 'pktable'
      ? [
          {
            table: tableName(value),
            what: 'is referred to',
            lock: 'SHARE ROW EXCLUSIVE',
            destroys: false,
          } as const,
        ]
      : referencesOf(value),
  )
}

function effectOf({ kind, node }: Statement): Effect | undefined {
  const found = rules[kind]?.(node)
  if (!found?.on) return undefined
  const { on, ...effect } = found
  return { ...effect, table: tableName(on) }
}

function strongestOf(commands: SqlNode[]): Omit<Effect, 'table'> {
  const changes = commands.map(({ AlterTableCmd: command }) => changeOf(command as SqlNode))
  const strongest = (Object.keys(meanings) as Lock[]).find((lock) =>
    changes.some((change) => change.lock === lock),
  )
  return {
    what: changes.map(({ what }) => what).join(', '),
    lock: strongest!,
    destroys: changes.some(({ destroys }) => destroys),
  }
}

type Command = { subtype: string; name?: string; def?: Record<string, SqlNode> }

function changeOf(command: SqlNode): Omit<Effect, 'table'> {
  const { subtype, name = '', def } = command as Command
  const words = subtype.slice('AT_'.length).replaceAll(/(?<!^)([A-Z])/g, ' $1')
  return {
    what: `${words.toLowerCase()} ${name || columnOf(def)}`.trim(),
    lock: lockOf(subtype, def?.Constraint),
    destroys: ['AT_DropColumn', 'AT_AlterColumnType'].includes(subtype),
  }
}

/** The name of a column or constraint that is added. */
function columnOf(def: Command['def']) {
  const { colname, conname } = { ...def?.ColumnDef, ...def?.Constraint } as {
    colname?: string
    conname?: string
  }
  return colname ?? conname ?? ''
}

function lockOf(subtype: string, constraint: SqlNode | undefined): Lock {
  if (subtype === 'AT_ValidateConstraint' || subtype === 'AT_SetStatistics') return 'SHARE UPDATE EXCLUSIVE'
  if (subtype === 'AT_AddConstraint' && constraint?.contype === 'CONSTR_FOREIGN') return 'SHARE ROW EXCLUSIVE'
  return 'ACCESS EXCLUSIVE'
}

function policyEffect(table: unknown, verb: string, name: unknown): ReturnType<Rule> {
  return { on: table, what: `${verb} policy "${String(name)}"`, lock: 'ACCESS EXCLUSIVE', destroys: false }
}

function kindOf(removeType: unknown) {
  return String(removeType).slice('OBJECT_'.length).toLowerCase()
}

type Names = { List?: { items: { String: { sval: string } }[] } }[]

function droppedName(objects: unknown): SqlNode | undefined {
  const items = (objects as Names)[0]?.List?.items
  return items && { schemaname: '', relname: items.map(({ String: { sval } }) => sval).join('.') }
}

function tableName(relation: unknown) {
  const { schemaname, relname } = relation as { schemaname?: string; relname: string }
  return [schemaname, relname].filter(Boolean).join('.')
}
