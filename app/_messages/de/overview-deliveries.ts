import type * as en from '../en/overview-deliveries'
import type { PhrasesOf } from '../phrase'

export const overview: PhrasesOf<typeof en.overview> = {
  deliveries: 'Webhook-Zustellungen',
  deliveriesLead: 'Die letzten vierzehn Tage.',
  day: 'Tag',
  delivered: 'Zugestellt oder ausstehend',
  failed: 'Fehlgeschlagen',
  deliveriesSummary: '{total} Zustellungen seit {day}, davon {failed} fehlgeschlagen.',
  deliveriesEmpty: 'Keine Zustellungen.',
  allWebhooks: 'Alle Webhooks',
}
