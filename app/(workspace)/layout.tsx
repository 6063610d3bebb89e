import { requirePageCaller } from '@/lib/auth/page-caller'
import { KeepFocus } from '../_ui/keep-focus'
import { Toasts } from '../_ui/toasts'
import { TellTimeZone } from './tell-time-zone'

export default async function Layout({ children }: LayoutProps<'/'>) {
  await requirePageCaller()

  return (
    <Toasts>
      <KeepFocus />
      <TellTimeZone />
      {children}
    </Toasts>
  )
}
