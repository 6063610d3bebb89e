export const overview = {
  deliveries: 'Webhook deliveries',
  deliveriesLead: 'The last fourteen days.',
  day: 'Day',
  delivered: 'Delivered or pending',
  failed: 'Failed',
  deliveriesSummary: '{total} deliveries since {day}, {failed} of them failed.',
  deliveriesEmpty: 'No deliveries.',
  allWebhooks: 'All webhooks',
} as const
