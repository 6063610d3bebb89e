import { requirePageCaller } from '@/lib/auth/page-caller'
import { Toasts } from '../_ui/toasts'

export default async function Layout({ children }: LayoutProps<'/'>) {
  await requirePageCaller()

  return <Toasts>{children}</Toasts>
}
