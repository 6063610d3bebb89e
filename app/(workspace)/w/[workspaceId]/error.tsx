'use client'
import { Failure } from '@/app/_ui/failure'

export default function ErrorPage(props: { error: unknown; retry: () => void }) {
  return <Failure {...props} />
}
