import { requirePageCaller } from '@/lib/auth/page-caller'
import { KeepFocus } from '../_ui/keep-focus'
import { Toasts } from '../_ui/toasts'

export default async function Layout({ children }: LayoutProps<'/'>) {
  await requirePageCaller()

  return (
    <Toasts>
      <KeepFocus />
      {children}
    </Toasts>
  )
}
