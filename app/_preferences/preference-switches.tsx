import { languageNames, locales } from '@/lib/auth/locale'
import { pageLocale } from '@/lib/auth/page-locale'
import { classes } from '../_ui/classes'
import { messages } from '../_messages/messages'
import { choosePreferenceAction } from './actions'
import { pageTheme, themes } from './preferences'

/** Switches the theme and the language, without a script too. */
export async function PreferenceSwitches() {
  const [m, theme, locale] = await Promise.all([messages(), pageTheme(), pageLocale()])

  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <Switch label={m.preferences.theme}>
        {themes.map((value) => (
          <Choice key={value} name="theme" value={value} chosen={value === theme}>
            {m.preferences[value]}
          </Choice>
        ))}
      </Switch>
      <Switch label={m.preferences.language}>
        {locales.map((value) => (
          <Choice key={value} name="locale" value={value} chosen={value === locale}>
            <span lang={value}>{languageNames[value]}</span>
          </Choice>
        ))}
      </Switch>
    </div>
  )
}

function Switch({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <form action={choosePreferenceAction}>
      <fieldset aria-label={label} className="flex rounded-lg bg-sunken p-0.5">
        {children}
      </fieldset>
    </form>
  )
}

type ChoiceProps = { name: string; value: string; chosen: boolean; children: React.ReactNode }

function Choice({ name, value, chosen, children }: ChoiceProps) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-pressed={chosen}
      className={classes(
        'min-h-9 cursor-pointer rounded-md px-3 text-sm',
        chosen ? 'bg-surface font-medium text-ink shadow-raised' : 'text-ink-soft hover:text-ink',
      )}
    >
      {children}
    </button>
  )
}
