import { DatabaseError, type ClientBase, type Pool } from 'pg'
import { type Scene, targets } from '../policies/matrix/scene'
import { filled } from '../support/named-values'
import { placeOf } from '../support/proof-place'
import { changes, effects, impliedByIdentity, refusals, refusedByTriggers } from './rules'

/** A constraint, a unique index or a trigger of ours, how to break it, and what shows that it works. */
export type Rule = {
  name: string
  breakIt: string
  /** Leaves a trigger in place, with a function that does nothing. */
  emptyIt?: string
  checks: Check[]
  /** The line to write for a rule without a check, and its list. */
  advice: string
}
/** A statement that the rule refuses, or one after which `holds` is true. */
export type Check = { text: string; holds?: string }

/** Every rule of the catalogue, in the order of their tables. */
export async function rulesOf(client: ClientBase | Pool): Promise<Rule[]> {
  const constraints = await client.query<Constraint>(`
    select conname as name, conrelid::regclass::text as table, contype as type,
      (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[cardinality(conkey)]) as column,
      (select string_agg(quote_ident(attname), ', ') from pg_attribute
       where attrelid = conrelid and attnum > 0 and not attisdropped and attgenerated = '') as columns
    from pg_constraint
    where connamespace::regnamespace::text in ('public', 'private') and contype in ('c', 'f', 'p', 'u', 'x') and conparentid = 0
      and conrelid <> 0
      -- A key that holds the primary key can only be broken with it, unless rows refer to it.
      and not (contype = 'u' and not exists (select from pg_constraint as reference where reference.conindid = pg_constraint.conindid and contype = 'f')
        and conkey @> (select conkey from pg_constraint as identity where identity.conrelid = pg_constraint.conrelid and contype = 'p'))
    order by conrelid::regclass::text, conname`)
  const indexes = await client.query<{ name: string; table: string }>(`
    select indexrelid::regclass::text as name, indrelid::regclass::text as table from pg_index join pg_class on pg_class.oid = indexrelid
    where relnamespace::regnamespace::text in ('public', 'private') and indisunique
      and not exists (select from pg_constraint where conindid = indexrelid)
    order by 1`)
  const triggers = await client.query<Trigger>(`
    select tgname as name, tgrelid::regclass::text as table, tgfoid::regproc::text as function from pg_trigger
    join pg_proc on pg_proc.oid = tgfoid
    where not tgisinternal and tgparentid = 0 and pronamespace::regnamespace::text in ('public', 'private')
      and proname not like 'lite%'
    order by 2, 1`)
  return [
    ...constraints.rows.filter(({ name }) => !impliedByIdentity.includes(name)).map(ruleOfConstraint),
    ...indexes.rows.map(ruleOfIndex),
    ...triggers.rows.map(ruleOfTrigger),
  ]
}

type Constraint = { name: string; table: string; type: string; column: string; columns: string }
type Trigger = { name: string; table: string; function: string }

function ruleOfConstraint({ name, table, type, column, columns }: Constraint): Rule {
  const refused = type === 'c' ? `update ${table} set ${column} = … where ${rowOf(table)}` : copyOf(table)
  const rule = {
    name,
    breakIt: `alter table ${table} drop constraint ${name} cascade`,
    advice: adviceOfRefusal(name, table, refused),
  }
  const written = linesOf(name)
  if (written.length > 0) return { ...rule, checks: written }

  const where = targets[table] ?? 'true'
  if (type === 'f') {
    return { ...rule, checks: [{ text: `update ${table} set ${column} = gen_random_uuid() where ${where}` }] }
  }
  if (type !== 'p') return { ...rule, checks: [] }
  const copy = `insert into ${table} (${columns}) overriding system value select ${columns} from ${table} where ${where}`
  return { ...rule, checks: [{ text: copy }] }
}

function ruleOfIndex({ name, table }: { name: string; table: string }): Rule {
  return {
    name,
    breakIt: `drop index ${name}`,
    checks: linesOf(name),
    advice: adviceOfRefusal(name, table, copyOf(table)),
  }
}

function rowOf(table: string) {
  return targets[table] ?? 'id = :…'
}

function copyOf(table: string) {
  return `insert into ${table} (…) select … from ${table} where ${rowOf(table)}`
}

function adviceOfRefusal(name: string, table: string, refused: string) {
  const place = placeOf(table, 'refusals', '`refusals` in tests/schema/rules.ts')
  return `add \`${name}   ${refused}\` to ${place}, with a value that it refuses.`
}

function linesOf(name: string): Check[] {
  return refusals
    .split('\n')
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => ({ text: line.slice(name.length).trim() }))
}

function ruleOfTrigger({ name, table, function: called }: Trigger): Rule {
  const key = `${table}.${name}`
  return {
    name: key,
    breakIt: `alter table ${table} disable trigger ${name}`,
    emptyIt: `create or replace function ${called}() returns trigger language plpgsql as
      $empty$ begin if tg_op = 'DELETE' then return old; end if; return new; end $empty$`,
    checks: checksOf(key, table, name),
    advice: adviceOfTrigger(key, table, name),
  }
}

function adviceOfTrigger(key: string, table: string, name: string) {
  const placeIn = (part: 'changes' | 'effects' | 'refusedByTriggers') =>
    placeOf(table, part, `\`${part}\` in tests/schema/rules.ts`)
  const change = `update ${table} set … = … where ${rowOf(table)}`
  if (name in seenBy(table)) {
    return `add \`${table}: "${change}",\` to ${placeIn('changes')}.`
  }
  return (
    `add \`'${key}': ["${change}", "select …"],\` to ${placeIn('effects')}, ` +
    `or \`'${key}': "${change}",\` to ${placeIn('refusedByTriggers')} if it refuses the statement.`
  )
}

function checksOf(key: string, table: string, name: string): Check[] {
  if (effects[key]) return [{ text: effects[key][0], holds: effects[key][1] }]
  if (refusedByTriggers[key]) return [{ text: refusedByTriggers[key] }]

  const holds = seenBy(table)[name]
  return changes[table] && holds ? [{ text: changes[table], holds }] : []
}

/** The triggers that many tables share, each with what holds after a change of one row. */
function seenBy(table: string): Record<string, string> {
  return {
    touch_updated_at: `select updated_at = now() from ${table} where ${targets[table]}`,
    count_version: `select version = 2 from ${table} where ${targets[table]}`,
    record_activity: `select count(*) = 1 from activity where created_at = now()`,
  }
}

/**
 * The outcome of a check, in a transaction that is undone: `holds`, `fails`, or the name of what refused the statement. Throws when what is to
 * break something cannot be run.
 */
export async function resultOf(client: ClientBase, scene: Scene, check: Check, mutate = '') {
  await client.query('begin')
  try {
    if (mutate) await client.query(mutate)
    return await outcomeOf(client, scene, check)
  } finally {
    await client.query('rollback')
  }
}

async function outcomeOf(client: ClientBase, scene: Scene, { text, holds }: Check) {
  const values = { ...scene.values, ...scene.selfOf }
  try {
    await client.query(filled(text, values))
    await client.query('set constraints all immediate')
    if (!holds) return 'done'
    const { rows } = await client.query({ text: filled(holds, values), rowMode: 'array' })
    return rows[0]?.[0] === true ? 'holds' : 'fails'
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    return error.constraint ?? error.code!
  }
}
