'use client'
import { Tooltip as Base } from '@base-ui/react/tooltip'

/** Shows the name of what it is around to a pointer or a keyboard; a screen reader has it from the label already. */
export function Tooltip({ text, children }: { text: string; children: React.ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-40">
          <Base.Popup className="rounded-md bg-ink px-2 py-1 text-xs font-medium text-page">
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
