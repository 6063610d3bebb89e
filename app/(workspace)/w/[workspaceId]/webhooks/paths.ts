import { known } from '@/app/paths'

export const webhooksPath = (workspaceId: string) => known(`/w/${workspaceId}/webhooks`)

export const webhookPath = ({ workspaceId, id }: { workspaceId: string; id: string }) =>
  known(`/w/${workspaceId}/webhooks/${id}`)

type DeliveryPlace = { workspaceId: string; webhookId: string; id: string }
export const deliveryPath = ({ workspaceId, webhookId, id }: DeliveryPlace) =>
  known(`/w/${workspaceId}/webhooks/${webhookId}/deliveries/${id}`)
