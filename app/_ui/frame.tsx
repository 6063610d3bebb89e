import { messages } from '../_messages/messages'

type Props = { id: string; header: React.ReactNode; children: React.ReactNode; footer?: React.ReactNode }

/** The frame of a page: skip link, header, content. */
export async function Frame({ id, header, children, footer }: Props) {
  return (
    <>
      <SkipLink to={id} />
      <header className="border-b border-line">
        <div className="mx-auto flex min-h-14 w-full max-w-page items-center justify-between gap-4 px-4 sm:px-6">
          {header}
        </div>
      </header>
      <main
        id={id}
        tabIndex={-1}
        className="mx-auto w-full max-w-page flex-1 px-4 py-8 outline-none sm:px-6 sm:py-12"
      >
        {children}
      </main>
      {footer && (
        <footer className="border-t border-line">
          <div className="mx-auto flex min-h-14 w-full max-w-page flex-wrap items-center justify-between gap-4 px-4 py-3 sm:px-6">
            {footer}
          </div>
        </footer>
      )}
    </>
  )
}

export async function SkipLink({ to }: { to: string }) {
  const m = await messages()

  return (
    <a
      href={`#${to}`}
      className="absolute -top-20 left-4 z-50 rounded-md bg-accent px-4 py-2 text-on-accent focus:top-3"
    >
      {m.frame.skip}
    </a>
  )
}
