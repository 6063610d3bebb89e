import { seeOther } from '@/app/auth/see-other'

/** Password managers open it. The page asks a visitor to sign in first. https://www.w3.org/TR/change-password-url/ */
export function GET(): Response {
  return seeOther('/account')
}
