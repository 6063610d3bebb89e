import { localDefaults } from '../../lib/local-defaults.ts'
import { demoPassword, demoUsers } from '../demo/seed.ts'
import type { Settings } from './settings.ts'
import { localUrls } from '../stack/urls.ts'

/** Everything that a developer needs to begin. Of a hosted project only the app is ours to tell. */
export function banner({ ports, siteUrl }: Settings, hosted: boolean): string {
  const rows: [string, string][] = [['App', siteUrl], ...(hosted ? [] : localRows(ports))]
  return [
    '',
    '  Plinth',
    '',
    ...rows.map(([name, value]) => (name || value ? `  ${name.padEnd(10)} ${value}` : '')),
    '',
  ].join('\n')
}

function localRows(ports: Settings['ports']): [string, string][] {
  const { apiUrl, ownerUrl, mailUrl } = localUrls(ports)
  return [
    ['API', apiUrl],
    ['Database', ownerUrl],
    ['Mail', mailUrl],
    ['', ''],
    ...demoUsers.map(({ email, role }, index): [string, string] => [
      index === 0 ? 'Sign in' : '',
      `${email.padEnd(18)} ${role}`,
    ]),
    ['Password', demoPassword],
    ['', ''],
    ['Keys', localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY],
    ['', localDefaults.SUPABASE_SECRET_KEY],
  ]
}
