import { withoutUnseen } from '@/lib/text/characters'

/** Removes folders and invisible characters. Empty when nothing is left. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = withoutUnseen(last).trim()
  return /^\.+$/.test(clean) ? '' : clean
}
