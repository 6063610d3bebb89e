'use client'
import { useEffect, useState } from 'react'
import { taskPath } from '@/app/paths'
import type { PaletteItem } from './groups'

/** The shortest search that the API accepts. */
const SEARCH_LENGTH_MIN = 3
/** The debounce of typing. */
const PAUSE_MS = 150
const SEARCH_TIMEOUT_MS = 5_000
const FOUND_MAX = 8

type Found = { text: string; state: 'idle' | 'failed'; tasks: PaletteItem[] }
type Answer = { data: { id: string; workspaceId: string; projectId: string; title: string }[] }

const nothing: Found = { text: '', state: 'idle', tasks: [] }

/** The tasks that contain the text. The API applies the visitor's permissions. */
export function useTaskSearch(workspaceId: string | undefined, typed: string) {
  const text = typed.trim()
  const wanted = workspaceId !== undefined && text.length >= SEARCH_LENGTH_MIN
  const [found, setFound] = useState(nothing)

  useEffect(() => {
    if (!wanted) return undefined
    const ending = new AbortController()
    const timer = setTimeout(
      () => void search(workspaceId, text, ending.signal).then(setFound, ignore),
      PAUSE_MS,
    )
    return () => {
      clearTimeout(timer)
      ending.abort()
    }
  }, [wanted, workspaceId, text])

  if (!wanted) return { tasks: [], state: 'idle' as const }
  return { tasks: found.tasks, state: found.text === text ? found.state : ('searching' as const) }
}

async function search(workspaceId: string, text: string, ended: AbortSignal): Promise<Found> {
  const query = new URLSearchParams({ q: text, limit: String(FOUND_MAX) })
  try {
    const answer = await fetch(`/api/v1/workspaces/${workspaceId}/tasks?${query}`, {
      signal: AbortSignal.any([ended, AbortSignal.timeout(SEARCH_TIMEOUT_MS)]),
    })
    if (!answer.ok) return { text, state: 'failed', tasks: [] }
    const { data } = (await answer.json()) as Answer
    const tasks = data.map((task) => ({ id: `task-${task.id}`, name: task.title, href: taskPath(task) }))
    return { text, state: 'idle', tasks }
  } catch (error) {
    if (ended.aborted) throw error
    return { text, state: 'failed', tasks: [] }
  }
}

// The query has changed meanwhile.
function ignore() {}
