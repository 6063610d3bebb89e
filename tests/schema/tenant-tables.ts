import { proofs } from '../features/proofs'
import { placeOf } from '../support/proof-place'

/** The tables with a workspace's rows that do without a trigger, each with its reason. */
export const without: Record<'record_activity' | 'count_version', Record<string, string>> = {
  record_activity: {
    ...ofFeatures('record_activity'),
    'public.activity': 'it is the activity itself',
    'private.idempotency_records': 'a record repeats the answer of a change that has its own activity',
  },
  count_version: {
    ...ofFeatures('count_version'),
    'public.activity': 'no client changes it',
    'public.api_keys': 'its one change is the revocation, which is final',
    'public.invitations': 'no client changes it',
    'private.idempotency_records': 'no client changes it',
  },
}

/** Definitions of a trigger, as Postgres prints them, that see every change: the columns of `update of` stand in the first group. */
export const whole: Record<keyof typeof without, RegExp> = {
  record_activity:
    /^CREATE TRIGGER record_activity AFTER INSERT OR DELETE OR UPDATE ON \S+ FOR EACH ROW EXECUTE FUNCTION private\.record_activity\(/,
  count_version:
    /^CREATE TRIGGER count_version BEFORE UPDATE (?:OF (.+) )?ON \S+ FOR EACH ROW EXECUTE FUNCTION private\.count_version\(/,
}

/** The sentence about a table that lacks a whole trigger: the loss, and the statement to write. */
export const advice: Record<keyof typeof without, (table: string) => string> = {
  record_activity: (table) =>
    `${table} has no trigger record_activity that sees each insert, update and delete, so some of its changes have no audit line, no webhook and no live update: write "create trigger record_activity after insert or update or delete on ${table} for each row execute function private.record_activity('<kind>', 'id', '{}', 'name');" in its file of supabase/schemas, or give a reason in ${placeOf(table, 'without', '`without` in tests/schema/tenant-tables.ts')}.`,
  count_version: (table) =>
    `${table} has no trigger count_version that sees each change of a client, so a change can overwrite another unseen: write "version integer not null default 1" and "create trigger count_version before update on ${table} for each row execute function private.count_version();" in its file of supabase/schemas, or give a reason in ${placeOf(table, 'without', '`without` in tests/schema/tenant-tables.ts')}.`,
}

function ofFeatures(trigger: 'record_activity' | 'count_version') {
  return Object.assign({}, ...proofs.map((proof) => proof.without?.[trigger])) as Record<string, string>
}
