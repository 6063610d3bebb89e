/** Moves the focus to the title of a task in the list. */
export function focusTitle(list: HTMLElement | null, taskId: string | undefined) {
  if (!taskId) return
  list?.querySelector<HTMLElement>(`[data-task='${taskId}'] [data-title]`)?.focus()
}
