import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { BarChart } from '@/app/_ui/bar-chart'
import { Panel } from '@/app/_ui/panel'
import { TextLink } from '@/app/_ui/text-link'
import { webhooksPath } from '../webhooks/paths'
import type { Overview } from '@/lib/features/overview/schema'
import { countWords, sumOf } from './count-words'

type Props = { workspaceId: string; overview: Overview }

/** Shows nothing to a visitor who may not read webhooks. */
export async function DeliveriesByDay({ workspaceId, overview: { deliveries: days } }: Props) {
  if (days === null) return null
  const [{ overview: m }, words] = await Promise.all([messages(), countWords()])
  const all = sumOf(days.map(({ total }) => total))
  const summary = fill(m.deliveriesSummary, {
    total: words.plain(all),
    failed: words.plain(sumOf(days.map(({ failed }) => failed))),
    day: words.day(days[0]!.day),
  })

  return (
    <Panel title={m.deliveries} lead={m.deliveriesLead}>
      {all === 0 ? (
        <p className="text-ink-soft">{m.deliveriesEmpty}</p>
      ) : (
        <BarChart
          title={m.deliveries}
          summary={summary}
          axis={m.day}
          stacked
          series={[
            { name: m.failed, look: 'danger' },
            { name: m.delivered, look: 'accent' },
          ]}
          columns={days.map(({ day, total, failed }) => ({
            label: words.day(day),
            values: [failed, total - failed],
          }))}
          tableLabel={m.numbers}
          written={words.capped}
          highestIs={(count) => fill(m.highest, { count })}
        />
      )}
      <p className="mt-4">
        <TextLink href={webhooksPath(workspaceId)}>{m.allWebhooks}</TextLink>
      </p>
    </Panel>
  )
}
