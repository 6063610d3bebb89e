'use client'
import type { Messages } from '@/app/_messages/messages'
import { useUiWords } from '@/app/_messages/ui-words'
import { Modal, ModalClose, type ModalHandle } from '@/app/_ui/modal'
import type { RowTool } from '../list/list-part'
import { keys } from './keys'

type Props = {
  ref: React.Ref<ModalHandle>
  words: Messages['work']
  mayChange: boolean
  /** The tools that the rows have. */
  tools: readonly RowTool[]
}

/** Explains the keys of the list that this visitor can use. */
export function Shortcuts({ ref, words, mayChange, tools }: Props) {
  const { close } = useUiWords()
  const has = (tool: string) => tools.some(({ name }) => name === tool)
  const rows: (readonly [name: string, keys: readonly string[], shown: boolean])[] = [
    [words.keyNext, keys.next, true],
    [words.keyPrevious, keys.previous, true],
    [words.keyOpen, ['Enter'], true],
    ...tools.map((tool) => [tool.label, tool.keys ?? [], tool.keys !== undefined] as const),
    [words.keyEdit, keys.edit, has('edit')],
    [words.keyDone, keys.done, has('done')],
    [words.moveUp, keys.up, has('up')],
    [words.moveDown, keys.down, has('down')],
    [words.keyClear, keys.clear, mayChange],
    [words.keyHelp, keys.help, true],
  ]

  return (
    <div className="justify-self-end text-sm noscript:hidden pointer-coarse:hidden">
      <Modal ref={ref} title={words.shortcutsTitle} opener={{ text: words.shortcuts }}>
        <p className="mt-2 text-ink-soft">{words.shortcutsLead}</p>
        <dl className="my-4 grid gap-2">
          {rows
            .filter(([, , shown]) => shown)
            .map(([name, pressed]) => (
              <div key={name} className="flex items-center justify-between gap-4">
                <dt>{name}</dt>
                <dd className="flex shrink-0 items-center gap-1.5 text-sm text-ink-soft">
                  {pressed.map((key, index) => (
                    <span key={key} className="flex items-center gap-1.5">
                      {index > 0 && words.or}
                      <Key name={key} />
                    </span>
                  ))}
                </dd>
              </div>
            ))}
        </dl>
        <div className="flex justify-end">
          <ModalClose>{close}</ModalClose>
        </div>
      </Modal>
    </div>
  )
}

const signs: Partial<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' }

function Key({ name }: { name: string }) {
  return (
    <kbd className="rounded-md border border-line bg-sunken px-1.5 py-0.5 font-sans text-xs font-medium text-ink">
      {name
        .split('+')
        .map((part) => signs[part] ?? part)
        .join(' ')}
    </kbd>
  )
}
