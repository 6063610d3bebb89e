import { Webhook } from 'lucide-react'
import type { Feature } from '../../../feature'
import { webhooksPath } from './paths'

export const webhooks: Feature = {
  name: 'webhooks',
  page: {
    name: (m) => m.workspace.webhooks,
    path: webhooksPath,
    permission: 'webhooks.read',
    icon: <Webhook aria-hidden />,
  },
}
