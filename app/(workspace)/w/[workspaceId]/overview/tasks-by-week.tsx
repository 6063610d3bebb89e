import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { BarChart } from '@/app/_ui/bar-chart'
import { Panel } from '@/app/_ui/panel'
import type { Overview } from '@/lib/features/overview/schema'
import { countWords, sumOf } from './count-words'

export async function TasksByWeek({ overview: { weeks } }: { overview: Overview }) {
  const [{ overview: m }, words] = await Promise.all([messages(), countWords()])
  const opened = sumOf(weeks.map((week) => week.opened))
  const completed = sumOf(weeks.map((week) => week.completed))

  if (opened + completed === 0) {
    return (
      <Panel title={m.weeks} lead={m.weeksLead}>
        <p className="text-ink-soft">{m.weeksEmpty}</p>
      </Panel>
    )
  }
  const summary = fill(m.weeksSummary, {
    opened: words.plain(opened),
    completed: words.plain(completed),
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
        columns={weeks.map((week) => ({
          label: words.day(week.startsOn),
          values: [week.opened, week.completed],
        }))}
        tableLabel={m.numbers}
        written={words.capped}
        highestIs={(count) => fill(m.highest, { count })}
      />
    </Panel>
  )
}
