// Systems that do not know these, or call them by another name, leave the browser without the right one.
const byEnding: Partial<Record<string, string>> = {
  md: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
}

export function contentTypeOf({ name, type }: Pick<File, 'name' | 'type'>): string {
  return byEnding[name.split('.').at(-1)!.toLowerCase()] ?? type
}
