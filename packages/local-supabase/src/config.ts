import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'smol-toml'
import { z } from 'zod'

const template = z.object({ subject: z.string(), content_path: z.string() })
const hook = z.object({ enabled: z.boolean().default(false), uri: z.string() })
const port = z.number().int().min(1).max(65_535)

/** The keys of supabase/config.toml that the stack follows, by their own names. The CLI's defaults fill absent ones. */
const LocalConfig = z.object({
  api: z.object({
    port: port.default(54_321),
    schemas: z.array(z.string()).default(['public']),
    extra_search_path: z.array(z.string()).default(['public', 'extensions']),
    max_rows: z.number().int().default(1000),
    auto_expose_new_tables: z.boolean().default(false),
  }),
  db: z.object({ port: port.default(54_322) }),
  local_smtp: z.object({ port: port.default(54_324) }).prefault({}),
  storage: z.object({ file_size_limit: z.string().default('50MiB') }).prefault({}),
  auth: z.object({
    site_url: z.url(),
    additional_redirect_urls: z.array(z.string()).default([]),
    jwt_expiry: z.number().int().default(3600),
    enable_refresh_token_rotation: z.boolean().default(true),
    refresh_token_reuse_interval: z.number().int().default(10),
    enable_signup: z.boolean().default(true),
    enable_manual_linking: z.boolean().default(false),
    minimum_password_length: z.number().int().default(6),
    password_requirements: z.string().default(''),
    hook: z.object({ custom_access_token: hook.optional(), send_email: hook.optional() }).prefault({}),
    sessions: z
      .object({ timebox: z.string().default(''), inactivity_timeout: z.string().default('') })
      .prefault({}),
    mfa: z
      .object({
        max_enrolled_factors: z.number().int().default(10),
        totp: z
          .object({ enroll_enabled: z.boolean().default(false), verify_enabled: z.boolean().default(false) })
          .prefault({}),
      })
      .prefault({}),
    passkey: z.object({ enabled: z.boolean().default(false) }).prefault({}),
    webauthn: z
      .object({
        rp_id: z.string().default('localhost'),
        rp_display_name: z.string().default('Supabase'),
        rp_origins: z.array(z.url()).default([]),
      })
      .prefault({}),
    rate_limit: z
      .object({
        email_sent: z.number().default(2),
        token_refresh: z.number().default(150),
        sign_in_sign_ups: z.number().default(30),
        token_verifications: z.number().default(30),
      })
      .prefault({}),
    email: z.object({
      enable_signup: z.boolean().default(true),
      enable_confirmations: z.boolean().default(false),
      double_confirm_changes: z.boolean().default(true),
      secure_password_change: z.boolean().default(false),
      require_current_password: z.boolean().default(false),
      max_frequency: z.string().default('1s'),
      otp_length: z.number().int().default(6),
      otp_expiry: z.number().int().default(3600),
      smtp: z.object({ enabled: z.boolean().default(true) }).optional(),
      template: z.record(z.string(), template).default({}),
    }),
  }),
})

export type LocalConfig = z.infer<typeof LocalConfig>

/** Reads supabase/config.toml of the project in `dir`. Throws one sentence that names the first wrong key. */
export function readLocalConfig(dir: string): LocalConfig {
  const parsed = LocalConfig.safeParse(parse(readFileSync(join(dir, 'supabase/config.toml'), 'utf8')))

  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`supabase/config.toml: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  for (const mail of Object.values(parsed.data.auth.email.template)) {
    mail.content_path = resolve(dir, mail.content_path)
  }
  return parsed.data
}
