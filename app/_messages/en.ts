import { account } from './en/account'
import { activity } from './en/activity'
import { apiKeys } from './en/api-keys'
import { frame, preferences, palette, pager, fields, keptForm, notFound } from './en/frame'
import { invitation } from './en/invitation'
import { labels } from './en/labels'
import { mailedLink } from './en/mailed-link'
import { members } from './en/members'
import { overview } from './en/overview'
import { project, projectSettings, task } from './en/projects'
import { validation, sentences, refusals } from './en/refusals'
import { ui } from './en/ui'
import { landing, demo, signIn, signUp, checkMail, resend, forgot, reset } from './en/visitors'
import { webhooks } from './en/webhooks'
import { work } from './en/work'
import { workspaces, workspace, workspaceSettings } from './en/workspaces'

/** The first language: every other one has to say all of this, with the same names in braces. */
export const en = {
  ui,
  frame,
  preferences,
  palette,
  time: { justNow: 'just now', utc: '{moment} UTC' },
  roles: { owner: 'Owner', admin: 'Admin', member: 'Member', viewer: 'Viewer' },
  pager,
  keptForm,
  notFound,
  landing,
  demo,
  fields,
  signIn,
  signUp,
  checkMail,
  resend,
  forgot,
  reset,
  mailedLink,
  account,
  invitation,
  workspaces,
  workspace,
  overview,
  workspaceSettings,
  members,
  activity,
  apiKeys,
  webhooks,
  labels,
  project,
  projectSettings,
  task,
  work,
  validation,
  sentences,
  refusals,
} as const
