import { Link } from './link'
import { type ButtonLook, buttonClass } from './button'

type Props = React.ComponentProps<typeof Link> & { look?: ButtonLook }

export function LinkButton({ look, className, ...props }: Props) {
  return <Link {...props} className={buttonClass(look, className)} />
}
