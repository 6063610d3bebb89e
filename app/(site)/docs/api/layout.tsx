import { Contents } from './contents'
import { CopySamples } from './_samples/copy-samples'
import { RememberLanguage } from './_samples/remember-language'

/** The looks of samples stand once, because a page has dozens. Long lines wrap, so no sample scrolls. */
const samples =
  '[&_figure]:grid [&_figure]:gap-1 [&_figcaption]:flex [&_figcaption]:items-center [&_figcaption]:justify-between [&_figcaption]:text-sm [&_figcaption]:text-ink-soft [&_pre]:rounded-lg [&_pre]:border [&_pre]:border-line [&_pre]:bg-sunken [&_pre]:p-3 [&_pre]:font-mono [&_pre]:text-sm [&_pre]:wrap-anywhere [&_pre]:whitespace-pre-wrap'
const copyButtons =
  '[&_button[data-copy]]:cursor-pointer [&_button[data-copy]]:rounded-md [&_button[data-copy]]:px-2.5 [&_button[data-copy]]:py-1 [&_button[data-copy]]:font-medium [&_button[data-copy]]:hover:bg-sunken [&_button[data-copy]]:hover:text-ink [&_button[data-copy]]:noscript:hidden [&_button[data-copy]]:pointer-coarse:py-2.5'

export default function Layout({ children }: LayoutProps<'/docs/api'>) {
  return (
    // The reference is English in every locale.
    <div lang="en" className="grid grid-cols-1 gap-6 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-10">
      <div>
        <Contents />
      </div>
      <div
        className={`grid min-w-0 grid-cols-1 content-start gap-8 [&>header]:mb-0 ${samples} ${copyButtons}`}
      >
        {children}
      </div>
      <RememberLanguage />
      <CopySamples />
    </div>
  )
}
