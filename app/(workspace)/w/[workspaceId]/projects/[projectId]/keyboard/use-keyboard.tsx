'use client'
import { useRef } from 'react'
import type { ModalHandle } from '@/app/_ui/modal'
import { focusTitle } from '../list/focus-title'
import type { ListPart, ListRows, ListState } from '../list/list-part'
import { commandOf, keyOf } from './keys'
import { Shortcuts } from './shortcuts'

/** Moves through the list and uses the tools of a row by keys, while the list has the focus: https://www.w3.org/TR/WCAG22/#character-key-shortcuts */
export function useKeyboard({ shown, rights, words }: ListState): ListPart {
  const help = useRef<ModalHandle>(null)

  function onKeyDown(event: React.KeyboardEvent, { element, toolsOf, clear }: ListRows) {
    const pressed = keyOf(event)
    if (pressed === undefined) return
    const command = commandOf(pressed)
    const id = (event.target as Element).closest<HTMLElement>('[data-task]')?.dataset.task
    const tools = id ? toolsOf(id) : []
    const tool = tools.find(({ name, keys }) => name === command || keys?.includes(pressed))
    if (!command && !tool) return
    const index = shown.findIndex((task) => task.id === id)
    event.preventDefault()

    if (command === 'next') focusTitle(element, shown[index + 1]?.id)
    if (command === 'previous') focusTitle(element, shown[Math.max(index - 1, 0)]?.id)
    if (command === 'help') help.current?.open()
    if (command === 'clear') clear()
    if (!tool?.idle) tool?.perform()
  }

  return {
    name: 'keyboard',
    onKeyDown,
    foot: (tools) => <Shortcuts ref={help} words={words} mayChange={rights.mayChange} tools={tools} />,
  }
}
