'use client'
import { Tabs as Base } from '@base-ui/react/tabs'

type Props = { label: string; tabs: { value: string; name: string; content: React.ReactNode }[] }

/** Views of the same thing, one at a time. Pages of their own are links instead. */
export function Tabs({ label, tabs }: Props) {
  return (
    <Base.Root defaultValue={tabs[0]?.value}>
      <Base.List aria-label={label} className="mb-4 flex gap-4 border-b border-line">
        {tabs.map(({ value, name }) => (
          <Base.Tab
            key={value}
            value={value}
            className="-mb-px cursor-pointer border-b-2 border-transparent px-1 py-2 font-medium text-ink-soft hover:text-ink data-active:border-accent data-active:text-ink"
          >
            {name}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(({ value, content }) => (
        <Base.Panel key={value} value={value}>
          {content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
