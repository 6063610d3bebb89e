// Statements before the one that is tried. They change the claims of its caller, or a row as the owner of the database.

export const claiming = (name: string, value: string) => `select set_config('request.jwt.claims',
  (current_setting('request.jwt.claims')::jsonb || jsonb_build_object('${name}', ${value}))::text, true);`

export const byOperator = (statement: string) => `
  select set_config('app.acting', current_setting('role'), true), set_config('app.claims', current_setting('request.jwt.claims'), true);
  reset role; select set_config('request.jwt.claims', '', true);
  ${statement};
  select set_config('role', current_setting('app.acting'), true), set_config('request.jwt.claims', current_setting('app.claims'), true);`
export const provedBy = (method: string, secondsAgo = 0) =>
  claiming(
    'amr',
    `jsonb_build_array(jsonb_build_object('method', '${method}', 'timestamp', extract(epoch from now()) - ${secondsAgo}))`,
  )
const proved = claiming('aal', `'aal2'`)
export const aWhileAgo = provedBy('password', 901)
const hasFactor =
  byOperator(`insert into auth.mfa_factors (id, user_id, factor_type, status, created_at, updated_at)
    select gen_random_uuid(), id, 'totp', 'verified', now(), now() from auth.users where id::text = current_setting('app.claims')::jsonb ->> 'sub'`)
export const withFactor = `${hasFactor} ${proved} ${provedBy('totp')}`

/** The verb of a line in each state of its caller's session that does not suffice, and in one that does. */
export const byAssurance = (line: string, statement: string): Record<string, string> => ({
  [`${line} a while after signing in`]: `${aWhileAgo} ${statement}`,
  [`${line} without one's factor`]: `${hasFactor} ${statement}`,
  [`${line} with one's factor`]: `${withFactor} ${statement}`,
})
