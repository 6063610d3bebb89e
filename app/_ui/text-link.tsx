import { Link } from './link'

export const textLinkClass =
  'font-medium text-accent underline decoration-1 underline-offset-4 hover:text-accent-strong hover:decoration-2'

export function TextLink(props: React.ComponentProps<typeof Link>) {
  return <Link {...props} className={textLinkClass} />
}
