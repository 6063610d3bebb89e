/** The secrets of a Send Email hook, as `whsec_…`: Supabase Auth writes `v1,` before each, and `|` between two. */
export function hookSecrets(list: string): string[] {
  return list.split('|').map((secret) => secret.replace(/^v1,/, ''))
}
