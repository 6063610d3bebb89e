import { proofs } from '../../features/proofs'
import { rulesOf } from './rules'

/**
 * Our own door, for an account and a workspace of one's own: see rules.ts for the cells. Reading, adding and changing end with the token,
 * within the hour. Removing, letting somebody in and handing out a secret end with the session, and wait for the second factor.
 */
export const ownRules = rulesOf(`
  ... . ..   GET /openapi.json

  --- o oo   GET /me
  --- o oo   PATCH /me
  --- - -o   DELETE /me
  --- - -o   GET /me/auth-events
  --- - -o   GET /me/export
  --- - -o   GET /me/factors
  --- - -o   GET /me/sessions
  --- - -o   DELETE /me/sessions
  --- - -o   DELETE /me/sessions/{sessionId}

  --- - --   GET /invitations/{token}   an invitation of somebody else
  --- - --   POST /invitations/{token}/acceptance   an invitation of somebody else
  --- - --   POST /invitations/{token}/decline   an invitation of somebody else

  --- o oo   GET /workspaces
  --- o oo   POST /workspaces
  --- o oo   GET /workspaces/{workspaceId}
  --- o oo   PATCH /workspaces/{workspaceId}
  --- - -o   DELETE /workspaces/{workspaceId}
  --- - -o   PUT /workspaces/{workspaceId}/ownership
  --- - -o   POST /workspaces/{workspaceId}/live-tokens
  --- - -o   PATCH /workspaces/{workspaceId}/members/{userId}
  --- - -o   POST /workspaces/{workspaceId}/invitations
  --- - -o   POST /workspaces/{workspaceId}/api-keys
${proofs.map(({ doors = '' }) => doors).join('')}

  --- o oo   GET /workspaces/{workspaceId}/*
  --- o oo   POST /workspaces/{workspaceId}/*
  --- o oo   PUT /workspaces/{workspaceId}/*
  --- o oo   PATCH /workspaces/{workspaceId}/*
  --- - -o   DELETE /workspaces/{workspaceId}/*
`)
