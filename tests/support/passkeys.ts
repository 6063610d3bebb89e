import { softwareAuthenticator } from '@plinth/local-supabase/authenticator'
import { localDefaults } from '@/lib/local-defaults'
import { Browser, createPerson } from './second-factors'

const { addPasskey, beginPasskey } = await import('@/lib/features/passkeys/service')
const { beginSignIn, signInWithPasskey } = await import('@/lib/features/passkeys/sign-in-service')
const { NewPasskey, PasskeyAnswer } = await import('@/lib/features/passkeys/schema')

export const newDevice = () => softwareAuthenticator({ origin: localDefaults.NEXT_PUBLIC_SITE_URL })
export type Device = ReturnType<typeof newDevice>
type Ceremony = Awaited<ReturnType<typeof beginSignIn>>

/** A challenge as the browser reads it, and its answer as the form sends it. */
export function made({ challengeId, options }: Ceremony, device: Device) {
  const credential = device.create(options as Parameters<Device['create']>[0])
  return NewPasskey.parse({ challengeId, credential: JSON.stringify(credential) })
}

export function signed({ challengeId, options }: Ceremony, device: Device, userHandle?: string) {
  const ceremony = userHandle === undefined ? {} : { userHandle }
  const credential = device.get(options as Parameters<Device['get']>[0], ceremony)
  return PasskeyAnswer.parse({ challengeId, credential: JSON.stringify(credential) })
}

export async function setUp(browser: Browser, device = newDevice()) {
  const begun = await beginPasskey(browser.request(), await browser.caller())
  await addPasskey(browser.request(), await browser.caller(), made(begun, device))
  return device
}

export async function createOwnerOfPasskey() {
  const person = await createPerson()
  return { ...person, device: await setUp(person.browser) }
}

export async function byPasskey(device: Device) {
  const browser = new Browser()
  const begun = await beginSignIn(browser.request())
  const email = await signInWithPasskey(browser.request(), signed(begun, device))
  return { browser, email }
}
