import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { BarChart } from '@/app/_ui/bar-chart'
import { Panel } from '@/app/_ui/panel'
import type { Overview } from '@/lib/features/overview/schema'
import { countWords, sumOf } from './count-words'

export async function TasksByWeek({ weeks }: { weeks: Overview['weeks'] }) {
  const [{ overview: m }, words] = await Promise.all([messages(), countWords()])
  const summary = fill(m.weeksSummary, {
    opened: words.plain(sumOf(weeks.map(({ opened }) => opened))),
    completed: words.plain(sumOf(weeks.map(({ completed }) => completed))),
    day: words.day(weeks[0]!.startsOn),
  })

  return (
    <Panel title={m.weeks} lead={m.weeksLead}>
      <BarChart
        title={m.weeks}
        summary={summary}
        axis={m.week}
        series={[
          { name: m.opened, look: 'soft' },
          { name: m.completed, look: 'accent' },
        ]}
        columns={weeks.map(({ startsOn, opened, completed }) => ({
          label: words.day(startsOn),
          values: [opened, completed],
        }))}
        tableLabel={m.numbers}
        written={words.capped}
      />
    </Panel>
  )
}
