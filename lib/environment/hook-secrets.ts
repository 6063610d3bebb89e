/** Supabase Auth writes `v1,` before each `whsec_…`, and `|` between two. */
export function hookSecrets(list: string): string[] {
  return list.split('|').map((secret) => secret.replace(/^v1,/, ''))
}
