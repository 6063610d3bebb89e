import { Contents } from './contents'
import { RememberLanguage } from './_samples/remember-language'
import { SearchForm } from './search-form'

export default function Layout({ children }: LayoutProps<'/docs/api'>) {
  return (
    // The reference is English in every locale.
    <div lang="en" className="grid grid-cols-1 gap-6 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-10">
      <div>
        <Contents />
      </div>
      <div className="grid min-w-0 grid-cols-1 content-start gap-8 [&>header]:mb-0">
        <SearchForm />
        {children}
      </div>
      <RememberLanguage />
    </div>
  )
}
