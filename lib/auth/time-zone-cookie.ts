export const timeZoneCookie = 'time-zone'

/** The longest lifetime that browsers allow: https://developer.chrome.com/blog/cookie-max-age-expires */
const REMEMBERED_SECONDS = 400 * 24 * 60 * 60

/** Tells the server in which zone this browser shows moments, from its next page on. */
export function tellTimeZone() {
  const cookie = `${timeZoneCookie}=${new Intl.DateTimeFormat().resolvedOptions().timeZone}`
  if (document.cookie.split('; ').includes(cookie)) return
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${cookie}; path=/; max-age=${REMEMBERED_SECONDS}; samesite=lax${secure}`
}
