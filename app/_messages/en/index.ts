import { account } from './account'
import { activity } from './activity'
import { apiKeys } from './api-keys'
import { frame, preferences, palette, pager, fields, notFound } from './frame'
import { invitation } from './invitation'
import { labels } from './labels'
import { members } from './members'
import { overview } from './overview'
import { project, projectSettings, task } from './projects'
import { validation, sentences, refusals } from './refusals'
import { ui } from './ui'
import { landing, demo, signIn, signUp, checkMail, resend, forgot, reset } from './visitors'
import { webhooks } from './webhooks'
import { work } from './work'
import { workspaces, workspace, workspaceSettings } from './workspaces'

/** The first language: every other one has to say all of this, with the same names in braces. */
export const en = {
  ui,
  frame,
  preferences,
  palette,
  time: { justNow: 'just now', utc: '{moment} UTC' },
  roles: { owner: 'Owner', admin: 'Admin', member: 'Member', viewer: 'Viewer' },
  pager,
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
