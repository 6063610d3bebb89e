// Browsers take types from the system, which may lack these or name them differently.
const byEnding: Partial<Record<string, string>> = {
  md: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
}

export function contentTypeOf({ name, type }: Pick<File, 'name' | 'type'>): string {
  return byEnding[name.split('.').at(-1)!.toLowerCase()] ?? type
}
