import { classes } from './classes'

const looks = {
  primary: 'bg-accent text-on-accent shadow-raised hover:bg-accent-strong',
  secondary: 'border border-line bg-surface text-ink shadow-raised hover:border-field hover:bg-sunken',
  quiet: 'text-ink-soft hover:bg-sunken hover:text-ink',
  danger: 'bg-danger text-on-danger shadow-raised hover:bg-danger-strong',
  'danger-quiet': 'text-danger hover:bg-danger-soft hover:text-danger-strong',
} as const

export type ButtonLook = keyof typeof looks

/** The look of a button, for a link too. Tall enough for fingers on a touch screen: https://www.w3.org/TR/WCAG22/#target-size-enhanced */
export function buttonClass(look: ButtonLook = 'primary', className?: string) {
  return classes(
    'inline-flex min-h-9 shrink-0 items-center justify-center gap-2 rounded-lg px-3.5 py-1.5 text-center font-medium pointer-coarse:min-h-11',
    'cursor-pointer transition-colors disabled:cursor-not-allowed disabled:opacity-60',
    looks[look],
    className,
  )
}

type Props = React.ComponentProps<'button'> & {
  look?: ButtonLook
  /**
   * The command for the element that `commandfor` names, without a script:
   * https://developer.mozilla.org/docs/Web/API/Invoker_Commands_API
   */
  command?: 'show-modal' | 'close'
  commandfor?: string
}

export function Button({ look, className, ...props }: Props) {
  return <button type="button" {...props} className={buttonClass(look, className)} />
}
