import { Users } from 'lucide-react'
import { wordOf } from '@/app/_messages/word-of'
import { membersPath } from '@/app/paths'
import type { Feature } from '../../../feature'

export const members: Feature = {
  name: 'members',
  page: {
    name: (m) => m.workspace.members,
    path: membersPath,
    permission: 'members.read',
    icon: <Users aria-hidden />,
  },
  values: { role: (value, { m }) => wordOf(value, m.roles) },
}
