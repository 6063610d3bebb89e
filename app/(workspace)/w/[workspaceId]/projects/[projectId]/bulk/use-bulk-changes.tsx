'use client'
import { useState } from 'react'
import { fill } from '@/app/_messages/phrase'
import type { ListPart, ListState } from '../list/list-part'
import { BulkBar } from './bulk-bar'
import { SelectBox } from './select-box'

/** Lets rows be selected, and changes all of them at once. */
export function useBulkChanges(list: ListState): ListPart {
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const selected = list.shown.filter(({ id }) => chosen.has(id))
  const { rights, words } = list

  function toggle(id: string) {
    choose((before) =>
      before.has(id) ? new Set([...before].filter((other) => other !== id)) : before.union(new Set([id])),
    )
  }

  function clear() {
    choose(new Set())
  }

  return {
    name: 'bulk',
    toolsOf: ({ id }) => [
      { name: 'select', label: words.selectVerb, perform: () => toggle(id), keys: ['x'] },
    ],
    startOf: ({ id, title }) =>
      rights.mayChange && (
        <SelectBox
          label={fill(words.select, { title })}
          selected={chosen.has(id)}
          faint={selected.length === 0}
          onSelect={() => toggle(id)}
        />
      ),
    classOf: ({ id }) => chosen.has(id) && 'bg-accent-soft/50',
    clear,
    foot: () => selected.length > 0 && <BulkBar list={list} selected={selected} onClear={clear} />,
  }
}
