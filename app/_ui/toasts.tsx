'use client'
import { Toast } from '@base-ui/react/toast'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useUiWords } from '../_messages/ui-words'
import { type Announce, AnnounceContext, type Announcement } from './announce'
import { buttonClass } from './button'
import { iconButtonClass } from './icon-button'
import { RequestIdOfRefusal } from './request-id'

/** Long enough to read and to press a button. A failure stays until it is closed. */
const SHOWN_MS = 8_000

const manager = Toast.createToastManager<Announcement>()

const announce: Announce = (data) => {
  const id = manager.add({
    title: data.text,
    data,
    timeout: data.look === 'danger' ? 0 : SHOWN_MS,
    priority: data.look === 'danger' ? 'high' : 'low',
    ...(data.action && {
      actionProps: {
        children: data.action.label,
        onClick: () => {
          manager.close(id)
          data.action?.perform()
        },
      },
    }),
  })
}

/** Shows the announcements of its children. */
export function Toasts({ children }: { children: React.ReactNode }) {
  const { notifications } = useUiWords()

  return (
    <AnnounceContext value={announce}>
      {children}
      <Toast.Provider toastManager={manager} limit={3}>
        <Toast.Portal>
          <Toast.Viewport
            aria-label={notifications}
            // The foot of the screen stays free for the actions of a selection.
            className="fixed inset-x-4 bottom-4 z-50 grid justify-items-end gap-2 outline-none in-[body:has([data-bottom-bar])]:top-16 in-[body:has([data-bottom-bar])]:bottom-auto sm:left-auto sm:w-96"
          >
            <Shown />
          </Toast.Viewport>
        </Toast.Portal>
      </Toast.Provider>
    </AnnounceContext>
  )
}

function Shown() {
  const { close } = useUiWords()
  const { toasts } = Toast.useToastManager<Announcement>()

  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['right', 'down']}
      // Base UI announces a failure through a copy, and hides the toast with its buttons from screen readers until it has the
      // focus.
      aria-hidden={false}
      aria-live={toast.priority === 'high' ? 'off' : undefined}
      className="w-full rounded-xl border border-line bg-surface p-2 pl-4 text-ink shadow-floating transition-[opacity,translate] duration-200 data-ending-style:opacity-0 data-limited:opacity-0 data-starting-style:translate-y-3 data-starting-style:opacity-0 motion-reduce:transition-none"
    >
      <Toast.Content className="flex items-start gap-2.5">
        {toast.data?.look === 'danger' ? (
          <CircleAlert aria-hidden className="mt-2 size-4.5 shrink-0 text-danger" />
        ) : (
          <CircleCheck aria-hidden className="mt-2 size-4.5 shrink-0 text-accent" />
        )}
        <div className="min-w-0 grow py-1.5">
          <Toast.Title className="line-clamp-4 text-base break-words" render={<p />} />
          {toast.data?.requestId && (
            // Prevents a swipe from starting on the button.
            <div data-base-ui-swipe-ignore>
              <RequestIdOfRefusal id={toast.data.requestId} ours={toast.data.ours} />
            </div>
          )}
        </div>
        {toast.actionProps && <Toast.Action className={buttonClass('secondary')} />}
        <Toast.Close aria-label={close} aria-hidden={false} className={iconButtonClass}>
          <X aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
