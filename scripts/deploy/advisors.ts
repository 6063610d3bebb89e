import { type Finding, finding, listed } from './check.ts'

type Lint = { name: string; level: string; detail?: string; metadata?: { schema?: string } }

/** Warnings of the advisors that this project accepts, with the reason. */
const decided: Record<string, string> = {
  auth_insufficient_mfa_options: 'the pages offer authenticator apps, and no other kind of factor',
  auth_leaked_password_protection: 'passwords.leaked asks for it',
  network_restrictions_not_set: 'functions have no fixed addresses',
  pitr_not_enabled: 'docs/recovery.md weighs it against its price',
  ssl_not_enforced: 'database.ssl-enforcement asks for it',
}

/** A warning of an advisor of the Management API: https://supabase.com/docs/guides/observability/advisors */
export function advice(answer: unknown): Finding {
  const { lints } = answer as { lints?: Lint[] }
  if (!Array.isArray(lints)) return finding('The advisor gave no list.')
  const warnings = lints.filter(({ name, level }) => level !== 'INFO' && !(name in decided))
  return finding(
    listed(
      'It warns of',
      warnings.map(({ name, detail }) => (detail ? `${name} (${detail})` : name)),
    ),
  )
}
