import { KeyRound } from 'lucide-react'
import { apiKeysPath } from '@/app/paths'
import type { Feature } from '../../../feature'
import { scopeName } from './scope-name'

export const apiKeys: Feature = {
  name: 'api-keys',
  page: {
    name: (m) => m.workspace.apiKeys,
    path: apiKeysPath,
    permission: 'api-keys.read',
    icon: <KeyRound aria-hidden />,
  },
  values: { scopes: (value, { m }) => scopeName(String(value), m.apiKeys) },
}
