'use client'
import { useFormStatus } from 'react-dom'
import { type ButtonLook, buttonClass } from './button'

type Props = {
  children: React.ReactNode
  look?: ButtonLook
  className?: string
  /** Identifies the pressed button of a form. */
  intent?: string
  /** The accessible name, to distinguish several buttons. */
  label?: string
}

/** Shows the pending state and ignores a second click. It stays focusable, so the keyboard keeps its place. */
export function SubmitButton({ children, look, className, intent, label }: Props) {
  const { pending, data } = useFormStatus()
  const pressed = pending && (data.get('intent') ?? undefined) === intent

  return (
    <button
      type="submit"
      name={intent && 'intent'}
      value={intent}
      aria-disabled={pending}
      aria-busy={pressed}
      aria-label={label}
      onClick={(event) => pending && event.preventDefault()}
      className={buttonClass(look, className)}
    >
      {pressed && (
        <span
          aria-hidden
          className="size-4 animate-spin rounded-full border-2 border-current border-r-transparent"
        />
      )}
      {children}
    </button>
  )
}
