import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { Section } from '@/app/_ui/section'
import { Select } from '@/app/_ui/select'
import { SubmitButton } from '@/app/_ui/submit-button'
import { Table } from '@/app/_ui/table'
import { TextField } from '@/app/_ui/text-field'
import { Trail } from '@/app/_ui/trail'
import { membersPath, workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows, roles } from '@/lib/auth/permissions'
import { listMembers } from '@/lib/features/members/service'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { orNotFound } from '../../../or-not-found'
import { nameSearchOf } from '../../../choice-text'
import { pageRequestOf } from '../../../list-page'
import { ListSearch, NothingFound } from '../../../list-search'
import { workspaceOf } from '../workspace'
import { createInvitationAction } from './invitation-actions'
import { OpenInvitations } from './invitations'
import { MemberCursor } from './member-cursor'
import { MemberRow } from './member-row'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).members.title }
}

export default async function Page({ params, searchParams }: PageProps<'/w/[workspaceId]/members'>) {
  const caller = await requirePageCaller()
  const [workspace, page, m] = await Promise.all([
    workspaceOf(params),
    pageRequestOf(searchParams, MemberCursor),
    messages(),
  ])
  const q = await nameSearchOf(searchParams)
  const { items, next } = await orNotFound(listMembers(caller, workspace.id, { ...page, q }))
  const { person, role, joined, actions } = m.members
  const owners = items.filter((member) => member.role === 'owner')
  const allShown = !page.after && !next && q === undefined

  return (
    <>
      <PageHeader
        title={m.members.title}
        lead={m.members.lead}
        trail={<Trail steps={[{ name: workspace.name, href: workspacePath(workspace.id) }]} />}
      />
      <ListSearch path={membersPath(workspace.id)} q={q} shown={Boolean(page.after ?? next)} />
      {items.length === 0 ? (
        <NothingFound />
      ) : (
        <Table
          label={m.members.list}
          columns={[{ name: person }, { name: role }, { name: joined }, { name: actions, hidden: true }]}
        >
          {items.map((member) => (
            <MemberRow
              key={member.userId}
              member={member}
              workspace={workspace}
              myself={member.userId === caller.userId}
              onlyOwner={allShown && owners.length === 1 && member.role === 'owner'}
            />
          ))}
        </Table>
      )}
      <Pager
        path={membersPath(workspace.id)}
        what="members"
        after={page.after}
        next={next}
        query={q ? { q } : {}}
      />
      <div className="mt-10 grid gap-10">
        {roleAllows(workspace.role, 'invitations.create') && <Invite workspace={workspace} />}
        {roleAllows(workspace.role, 'invitations.read') && (
          <Section title={m.members.invitations}>
            <OpenInvitations workspace={workspace} />
          </Section>
        )}
      </div>
    </>
  )
}

async function Invite({ workspace }: { workspace: Workspace }) {
  const { members, fields, roles: names } = await messages()
  const offered = roles.filter((role) => role !== 'owner').toReversed()

  return (
    <Section title={members.invite} lead={members.inviteLead}>
      <Form
        action={createInvitationAction.bind(null, { workspaceId: workspace.id })}
        label={members.invite}
        className="grid gap-4"
      >
        <div className="grid items-start gap-3 sm:grid-cols-[1fr_10rem]">
          <TextField name="email" label={fields.email} type="email" />
          <Select
            name="role"
            label={members.role}
            defaultValue="member"
            options={offered.map((value) => ({ value, name: names[value] }))}
          />
        </div>
        <div>
          <SubmitButton className="max-sm:w-full">{members.inviteVerb}</SubmitButton>
        </div>
      </Form>
    </Section>
  )
}
