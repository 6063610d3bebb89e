import { NotFound } from '../_ui/not-found'
import { PersonFrame } from './person-frame'

export default function Page() {
  return (
    <PersonFrame>
      <NotFound />
    </PersonFrame>
  )
}
