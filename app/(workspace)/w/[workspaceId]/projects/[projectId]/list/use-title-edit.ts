'use client'
import { useEffect, useRef, useState } from 'react'
import type { Ask } from '../changes/use-task-changes'
import type { TaskView } from '../tasks/task-view'
import { focusTitle } from './focus-title'

/** The title of one task that is being replaced, and the text that was typed when that was refused. */
export type Edit = { taskId: string; before: string; typed?: string }

/** Edits one title of the list at a time. After a key has ended it, the focus is on that title again. */
export function useTitleEdit(list: React.RefObject<HTMLElement | null>, ask: Ask) {
  const [edit, setEdit] = useState<Edit>()
  const returning = useRef<string>(undefined)

  useEffect(() => {
    if (edit || !returning.current) return
    focusTitle(list.current, returning.current)
    returning.current = undefined
  }, [edit, list])

  function begin({ id, title }: TaskView) {
    setEdit({ taskId: id, before: title })
  }

  /** Without a title nothing was changed. `back` says that a key has ended it. */
  function finish({ id, title: current }: TaskView, title: string | undefined, back: boolean) {
    if (back) returning.current = id
    setEdit(undefined)
    if (title === undefined || title === current) return
    // After a refusal the visitor has seen the current title.
    const before = edit && edit.typed === undefined ? edit.before : current
    ask([{ change: 'rename', taskId: id, title, before }], {
      onRefusal: () => setEdit({ taskId: id, before, typed: title }),
    })
  }

  return { edit, begin, finish }
}
