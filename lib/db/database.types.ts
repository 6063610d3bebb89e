export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  private: {
    Tables: {
      auth_events: {
        Row: {
          created_at: string
          device: string | null
          id: string
          ip: unknown
          kind: string
          method: string | null
          network: unknown
          operator_name: string | null
          reason: string | null
          request_id: string | null
          session_id: string | null
          user_agent: string | null
          user_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          device?: never
          id?: string
          ip?: unknown
          kind: string
          method?: string | null
          network?: never
          operator_name?: string | null
          reason?: string | null
          request_id?: string | null
          session_id?: string | null
          user_agent?: string | null
          user_id: string
        }
        Update: {
          created_at?: string
          device?: never
          id?: string
          ip?: unknown
          kind?: string
          method?: string | null
          network?: never
          operator_name?: string | null
          reason?: string | null
          request_id?: string | null
          session_id?: string | null
          user_agent?: string | null
          user_id?: string
        }
        Relationships: []
      }
      idempotency_records: {
        Row: {
          answer: Json | null
          caller_id: string
          expires_at: string
          fingerprint: string
          key: string
          operation: string
          user_id: string | null
          workspace_id: string | null
        }
        ComputedFields: never
        Insert: {
          answer?: Json | null
          caller_id: string
          expires_at?: string
          fingerprint: string
          key: string
          operation: string
          user_id?: string | null
          workspace_id?: never
        }
        Update: {
          answer?: Json | null
          caller_id?: string
          expires_at?: string
          fingerprint?: string
          key?: string
          operation?: string
          user_id?: string | null
          workspace_id?: never
        }
        Relationships: []
      }
      impersonations: {
        Row: {
          cookie_hash: string | null
          created_at: string
          database_role: string
          ended_at: string | null
          expires_at: string
          id: string
          link_hash: string
          opened_at: string | null
          operator_name: string
          reason: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          cookie_hash?: string | null
          created_at?: string
          database_role?: string
          ended_at?: string | null
          expires_at: string
          id?: string
          link_hash: string
          opened_at?: string | null
          operator_name: string
          reason: string
          user_id: string
        }
        Update: {
          cookie_hash?: string | null
          created_at?: string
          database_role?: string
          ended_at?: string | null
          expires_at?: string
          id?: string
          link_hash?: string
          opened_at?: string | null
          operator_name?: string
          reason?: string
          user_id?: string
        }
        Relationships: []
      }
      inbound_events: {
        Row: {
          body: NonNullable<Json>
          event_id: string
          processed_at: string | null
          received_at: string
          source: string
        }
        ComputedFields: never
        Insert: {
          body: NonNullable<Json>
          event_id: string
          processed_at?: string | null
          received_at?: string
          source: string
        }
        Update: {
          body?: NonNullable<Json>
          event_id?: string
          processed_at?: string | null
          received_at?: string
          source?: string
        }
        Relationships: []
      }
      invitation_limits: {
        Row: {
          at_most: number
          name: string
          subject: string
        }
        ComputedFields: never
        Insert: {
          at_most: number
          name: string
          subject?: string
        }
        Update: {
          at_most?: number
          name?: string
          subject?: string
        }
        Relationships: []
      }
      languages: {
        Row: {
          locale: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          locale: string
          user_id: string
        }
        Update: {
          locale?: string
          user_id?: string
        }
        Relationships: []
      }
      operator_actions: {
        Row: {
          created_at: string
          database_role: string
          id: string
          operator_name: string
          reason: string | null
          session_id: string | null
          user_ids: string[]
          verb: string
          workspace_ids: string[]
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          database_role?: string
          id?: string
          operator_name: string
          reason?: string | null
          session_id?: string | null
          user_ids?: string[]
          verb: string
          workspace_ids?: string[]
        }
        Update: {
          created_at?: string
          database_role?: string
          id?: string
          operator_name?: string
          reason?: string | null
          session_id?: string | null
          user_ids?: string[]
          verb?: string
          workspace_ids?: string[]
        }
        Relationships: []
      }
      rate_limits: {
        Row: {
          key: string
          resets_at: string
          used: number
        }
        ComputedFields: never
        Insert: {
          key: string
          resets_at: string
          used: number
        }
        Update: {
          key?: string
          resets_at?: string
          used?: number
        }
        Relationships: []
      }
      recovery_codes: {
        Row: {
          hash: string
          kept_at: string | null
          user_id: string
        }
        ComputedFields: never
        Insert: {
          hash: string
          kept_at?: string | null
          user_id: string
        }
        Update: {
          hash?: string
          kept_at?: string | null
          user_id?: string
        }
        Relationships: []
      }
      stopped_invitations: {
        Row: {
          address_hash: string
          stopped_at: string
        }
        ComputedFields: never
        Insert: {
          address_hash: string
          stopped_at?: string
        }
        Update: {
          address_hash?: string
          stopped_at?: string
        }
        Relationships: []
      }
      webhook_secrets: {
        Row: {
          expires_at: string | null
          id: string
          sealed: string
          webhook_id: string
          workspace_id: string
        }
        ComputedFields: never
        Insert: {
          expires_at?: string | null
          id?: string
          sealed: string
          webhook_id: string
          workspace_id: string
        }
        Update: {
          expires_at?: string | null
          id?: string
          sealed?: string
          webhook_id?: string
          workspace_id?: string
        }
        Relationships: []
      }
    }
    Views: {
      key_scopes: {
        Row: {
          permission: string | null
        }
        ComputedFields: never
        Relationships: []
      }
      role_permissions: {
        Row: {
          permission: string | null
          roles: string[] | null
        }
        ComputedFields: never
        Relationships: []
      }
      sensitive_permissions: {
        Row: {
          needs_proof: boolean | null
          permission: string | null
        }
        ComputedFields: never
        Relationships: []
      }
    }
    Functions: {
      access_token_hook: { Args: { event: Json }; Returns: Json }
      account_named: { Args: { named: string }; Returns: string }
      acting_api_key: {
        Args: Record<PropertyKey, never>
        Returns: {
          id: string
          last_used_at: string
          scopes: string[]
          workspace_id: string
        }[]
      }
      acting_id: { Args: Record<PropertyKey, never>; Returns: string }
      acting_locale: { Args: Record<PropertyKey, never>; Returns: string }
      answer_invitation: {
        Args: { accepted: boolean; hash: string }
        Returns: {
          role: string
          workspace_id: string
        }[]
      }
      as_name: { Args: { length_max: number; value: string }; Returns: string }
      claim_idempotency_key: {
        Args: { for_operation: string; given_fingerprint: string; given_key: string }
        Returns: Json[]
      }
      claim_webhook_delivery: {
        Args: { at_once: number; for_webhook: string; lease: string }
        Returns: {
          attempt: number
          body: string
          delivery_id: string
          event_id: string
          secrets: string[]
          url: string
          workspace_id: string
        }[]
      }
      complete_attachment: {
        Args: { attachment: string; in_task: string; in_workspace: string }
        Returns: Database['public']['Tables']['attachments']['Row'][]
        SetofOptions: {
          from: '*'
          to: 'attachments'
          isOneToOne: false
          isSetofReturn: true
        }
      }
      count_auth_events: { Args: { person: string; since: string; what: string }; Returns: number }
      count_request: {
        Args: { counted_keys: string[]; window_seconds: number[] }
        Returns: {
          key: string
          reset_ms: number
          used: number
        }[]
      }
      create_workspace: {
        Args: { workspace_name: string; zone?: string }
        Returns: Database['public']['Tables']['workspaces']['Row'][]
        SetofOptions: {
          from: '*'
          to: 'workspaces'
          isOneToOne: false
          isSetofReturn: true
        }
      }
      device_of: { Args: { user_agent: string }; Returns: string }
      end_codes: { Args: { account: string }; Returns: undefined }
      end_impersonation: { Args: { cookie: string }; Returns: undefined }
      end_impersonations: { Args: { person: string }; Returns: string[] }
      end_own_sessions: { Args: { chosen: string }; Returns: number }
      enqueue: {
        Args: { job_name: string; once_key?: string; payload: Json; run_after?: string }
        Returns: string
      }
      erase_account: {
        Args: { account: string }
        Returns: {
          id: string
          name: string
        }[]
      }
      has_factor: { Args: Record<PropertyKey, never>; Returns: boolean }
      impersonate: { Args: { person: string }; Returns: undefined }
      impersonation_lives: { Args: Record<PropertyKey, never>; Returns: boolean }
      in_field_names: { Args: { columns: Json }; Returns: Json }
      invitation_limit: { Args: { in_workspace: string; limit_name: string }; Returns: number }
      invitations_stopped: { Args: { hash: string }; Returns: boolean }
      inviter_may_still: {
        Args: {
          invitation: Omit<
            Database['public']['Tables']['invitations']['Row'],
            Database['public']['Tables']['invitations']['ComputedFields']
          >
        }
        Returns: boolean
      }
      is_aal2: { Args: Record<PropertyKey, never>; Returns: boolean }
      is_active: { Args: { account: string }; Returns: boolean }
      is_drawn: { Args: { value: string }; Returns: boolean }
      is_encrypted_anew: { Args: { new_password: string; old_password: string }; Returns: boolean }
      is_mail_address: { Args: { value: string }; Returns: boolean }
      is_name: { Args: { length_max: number; value: string }; Returns: boolean }
      is_operator: { Args: { login: string }; Returns: boolean }
      is_prose: { Args: { length_max: number; value: string }; Returns: boolean }
      is_set: { Args: { words: string[] }; Returns: boolean }
      is_time_zone: { Args: { name: string }; Returns: boolean }
      keep_answer: {
        Args: { for_operation: string; given_answer: Json; given_key: string }
        Returns: undefined
      }
      keep_language: { Args: { chosen: string }; Returns: undefined }
      keep_recovery_codes: { Args: Record<PropertyKey, never>; Returns: undefined }
      keep_webhook_secret: {
        Args: { for_webhook: string; in_workspace: string; new_sealed: string }
        Returns: string
      }
      link_owner: {
        Args: { link_type: string; token: string }
        Returns: {
          awaits_other: boolean
          email: string
          mailed_at: string
          new_email: string
        }[]
      }
      live_topic: { Args: { in_workspace: string }; Returns: string }
      lock_factors: { Args: { account: string }; Returns: undefined }
      mail_invitation: { Args: { token: string }; Returns: string[] }
      mailbox_of: { Args: { address: string }; Returns: string }
      may_grant_scopes: { Args: { in_workspace: string; wanted: string[] }; Returns: boolean }
      may_read_object: { Args: { object: string }; Returns: boolean }
      may_upload_object: { Args: { object: string }; Returns: boolean }
      move_task: {
        Args: { behind: boolean; in_workspace: string; moved: string; neighbour: string }
        Returns: string
      }
      name_for: { Args: { address: string; chosen: string }; Returns: string }
      network_of: { Args: { address: unknown }; Returns: unknown }
      note_api_key_use: { Args: Record<PropertyKey, never>; Returns: undefined }
      open_impersonation: {
        Args: { cookie: string; link: string }
        Returns: {
          expires_at: string
          user_id: string
        }[]
      }
      operator_end_impersonations: {
        Args: { by_name: string; given_reason: string; named: string }
        Returns: number
      }
      operator_find_users: {
        Args: { after_id: string; at_most: number; by_name: string; wanted: string }
        Returns: {
          banned: boolean
          confirmed: boolean
          created_at: string
          email: string
          id: string
        }[]
      }
      operator_find_workspaces: {
        Args: { after_id: string; at_most: number; by_name: string; wanted: string }
        Returns: {
          created_at: string
          id: string
          members: number
          name: string
          owners: string[]
        }[]
      }
      operator_impersonate: {
        Args: { by_name: string; given_reason: string; named: string; secret_hash: string }
        Returns: Json
      }
      operator_page: { Args: { at_most: number }; Returns: number }
      operator_remove_account: {
        Args: {
          by_name: string
          given_reason: string
          is_rehearsal: boolean
          named: string
          new_owners: Json
        }
        Returns: Json
      }
      operator_reset_factors: {
        Args: { by_name: string; given_reason: string; named: string }
        Returns: {
          factors: number
          passkeys: number
        }[]
      }
      operator_show_user: {
        Args: { at_most: number; by_name: string; events_before: string; given_reason: string; named: string }
        Returns: Json
      }
      operator_sign_out: {
        Args: { by_name: string; chosen: string; given_reason: string; named: string }
        Returns: number
      }
      owes_factor: { Args: Record<PropertyKey, never>; Returns: boolean }
      own_auth_events: {
        Args: { at_most: number; before_id: string }
        Returns: {
          created_at: string
          id: string
          ip_address: string
          kind: string
          method: string
          operator_name: string
          reason: string
          request_id: string
          session_id: string
          user_agent: string
        }[]
      }
      own_closed_workspaces: {
        Args: { after_id: string; at_most: number }
        Returns: {
          id: string
          name: string
        }[]
      }
      own_email: { Args: Record<PropertyKey, never>; Returns: string }
      own_factors: {
        Args: Record<PropertyKey, never>
        Returns: {
          created_at: string
          id: string
          last_asked_at: string
          name: string
          type: string
        }[]
      }
      own_identities: {
        Args: Record<PropertyKey, never>
        Returns: {
          created_at: string
          email: string
          id: string
          last_sign_in_at: string
          provider: string
          removable: boolean
        }[]
      }
      own_passkeys: {
        Args: Record<PropertyKey, never>
        Returns: {
          created_at: string
          id: string
          last_used_at: string
          name: string
        }[]
      }
      own_password: {
        Args: Record<PropertyKey, never>
        Returns: {
          chosen: boolean
        }[]
      }
      own_recovery_codes: {
        Args: Record<PropertyKey, never>
        Returns: {
          kept: boolean
          left_over: number
        }[]
      }
      own_sessions: {
        Args: { after_id: string; after_moment: string; at_most: number }
        Returns: {
          created_at: string
          current: boolean
          id: string
          ip_address: string
          last_used_at: string
          user_agent: string
        }[]
      }
      person_id: { Args: Record<PropertyKey, never>; Returns: string }
      proved_recently: { Args: Record<PropertyKey, never>; Returns: boolean }
      purge_activity: { Args: { at_most: number; older_than: string }; Returns: number }
      purge_auth_events: { Args: { at_most: number; older_than: string }; Returns: number }
      purge_idempotency_records: { Args: { at_most: number }; Returns: number }
      purge_impersonations: { Args: { at_most: number; older_than: string }; Returns: number }
      purge_inbound_events: { Args: { at_most: number; older_than: string }; Returns: number }
      purge_rate_limits: { Args: { at_most: number }; Returns: number }
      purge_webhook_deliveries: { Args: { at_most: number; older_than: string }; Returns: number }
      read_impersonation: {
        Args: { link: string }
        Returns: {
          email: string
          expires_at: string
          id: string
          user_id: string
        }[]
      }
      read_invitation: {
        Args: { hash: string }
        Returns: {
          expires_at: string
          role: string
          workspace_id: string
          workspace_name: string
        }[]
      }
      receive_event: { Args: { from_source: string; its_body: Json; its_id: string }; Returns: boolean }
      record_auth_event: {
        Args: {
          address?: unknown
          agent?: string
          by_name?: string
          given_reason?: string
          how?: string
          in_session?: string
          person: string
          what: string
        }
        Returns: undefined
      }
      record_event_of_address: {
        Args: { address: string; agent: string; from_ip: unknown; what: string }
        Returns: undefined
      }
      record_event_of_person: {
        Args: { agent: string; from_ip: unknown; how: string; person: string; what: string }
        Returns: undefined
      }
      record_operator_action: {
        Args: {
          by_name: string
          given_reason: string
          in_session?: string
          users?: string[]
          what: string
          workspaces?: string[]
        }
        Returns: undefined
      }
      record_refused_code: { Args: { agent: string; from_ip: unknown; how: string }; Returns: undefined }
      remove_account: {
        Args: Record<PropertyKey, never>
        Returns: {
          id: string
          name: string
        }[]
      }
      remove_factors: {
        Args: { account: string; kept_session?: string; what: string; with_passkeys?: boolean }
        Returns: number
      }
      replace_recovery_codes: { Args: { hashes: string[] }; Returns: undefined }
      replay_webhook_delivery: {
        Args: { delivery: string; in_workspace: string; of_webhook: string }
        Returns: Database['public']['Tables']['webhook_deliveries']['Row'][]
        SetofOptions: {
          from: '*'
          to: 'webhook_deliveries'
          isOneToOne: false
          isSetofReturn: true
        }
      }
      require_api_key: { Args: Record<PropertyKey, never>; Returns: boolean }
      require_living_session: { Args: Record<PropertyKey, never>; Returns: undefined }
      require_permission: { Args: { in_workspace: string; wanted: string }; Returns: undefined }
      require_recent_proof: { Args: Record<PropertyKey, never>; Returns: undefined }
      require_session: { Args: Record<PropertyKey, never>; Returns: undefined }
      require_user: { Args: Record<PropertyKey, never>; Returns: undefined }
      require_version: { Args: { actual: number; expected: number[] }; Returns: boolean }
      search_tasks: { Args: { in_workspace: string; words: string }; Returns: string[] }
      send_account_notice: {
        Args: {
          address?: unknown
          agent?: string
          by_name?: string
          given_reason?: string
          person: string
          to_address: string
          what: string
        }
        Returns: undefined
      }
      send_test_event: {
        Args: { in_workspace: string; to_webhook: string }
        Returns: Database['public']['Tables']['webhook_deliveries']['Row'][]
        SetofOptions: {
          from: '*'
          to: 'webhook_deliveries'
          isOneToOne: false
          isSetofReturn: true
        }
      }
      session_lives: { Args: Record<PropertyKey, never>; Returns: boolean }
      settle_webhook_delivery: {
        Args: {
          answer: string
          answered: number
          attempt: number
          delivery: string
          failure: string
          retry_in: string
          took_ms: number
        }
        Returns: undefined
      }
      spread_tasks: {
        Args: { in_project: string; in_workspace: string; low: number; low_id: string }
        Returns: undefined
      }
      stop_invitations: { Args: { hash: string; stopped: boolean }; Returns: undefined }
      time_zone_of: { Args: { in_workspace: string }; Returns: string }
      today_in: { Args: { in_workspace: string }; Returns: string }
      topic_of: { Args: { workspace: string }; Returns: string }
      use_allowance: {
        Args: { allowance: string; at_most: number; refusal: string; subject: string; window_seconds: number }
        Returns: undefined
      }
      use_recovery_code: { Args: { code_hash: string }; Returns: boolean }
      uuid_v7: { Args: Record<PropertyKey, never>; Returns: string }
      uuid_v7_from: { Args: { moment: string }; Returns: string }
      wake_overdue_webhooks: { Args: { at_most: number; overdue: string }; Returns: number }
      webhook_body: {
        Args: {
          event: Omit<
            Database['public']['Tables']['activity']['Row'],
            Database['public']['Tables']['activity']['ComputedFields']
          >
        }
        Returns: string
      }
      workspaces_allowing: { Args: { wanted: string }; Returns: string[] }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
  public: {
    Tables: {
      activity: {
        Row: {
          action: string
          actor_id: string | null
          actor_kind: string
          after: Json | null
          api_key_id: string | null
          before: Json | null
          created_at: string
          id: string
          request_id: string | null
          resource_id: string
          resource_kind: string
          resource_name: string | null
          workspace_id: string
        }
        ComputedFields: never
        Insert: {
          action: string
          actor_id?: string | null
          actor_kind: string
          after?: Json | null
          api_key_id?: string | null
          before?: Json | null
          created_at?: string
          id?: string
          request_id?: string | null
          resource_id: string
          resource_kind: string
          resource_name?: string | null
          workspace_id: string
        }
        Update: {
          action?: string
          actor_id?: string | null
          actor_kind?: string
          after?: Json | null
          api_key_id?: string | null
          before?: Json | null
          created_at?: string
          id?: string
          request_id?: string | null
          resource_id?: string
          resource_kind?: string
          resource_name?: string | null
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'activity_actor_id_fkey'
            columns: ['actor_id']
            isOneToOne: false
            referencedRelation: 'profiles'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'activity_workspace_id_fkey'
            columns: ['workspace_id']
            isOneToOne: false
            referencedRelation: 'workspaces'
            referencedColumns: ['id']
          },
        ]
      }
      api_keys: {
        Row: {
          created_at: string
          created_by: string | null
          expires_at: string | null
          hash: string
          id: string
          last_used_at: string | null
          name: string
          prefix: string
          revoked_at: string | null
          scopes: string[]
          workspace_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          expires_at?: string | null
          hash: string
          id?: string
          last_used_at?: string | null
          name: string
          prefix: string
          revoked_at?: string | null
          scopes: string[]
          workspace_id: string
        }
        Update: {
          created_at?: string
          created_by?: string | null
          expires_at?: string | null
          hash?: string
          id?: string
          last_used_at?: string | null
          name?: string
          prefix?: string
          revoked_at?: string | null
          scopes?: string[]
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'api_keys_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'profiles'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'api_keys_workspace_id_fkey'
            columns: ['workspace_id']
            isOneToOne: false
            referencedRelation: 'workspaces'
            referencedColumns: ['id']
          },
        ]
      }
      attachments: {
        Row: {
          completed_at: string | null
          content_type: string
          created_at: string
          created_by: string | null
          file_name: string
          id: string
          object_name: string
          size_bytes: number
          status: string
          task_id: string
          workspace_id: string
        }
        ComputedFields: never
        Insert: {
          completed_at?: string | null
          content_type: string
          created_at?: string
          created_by?: string | null
          file_name: string
          id?: string
          object_name?: never
          size_bytes: number
          status?: never
          task_id: string
          workspace_id: string
        }
        Update: {
          completed_at?: string | null
          content_type?: string
          created_at?: string
          created_by?: string | null
          file_name?: string
          id?: string
          object_name?: never
          size_bytes?: number
          status?: never
          task_id?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'attachments_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'profiles'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'attachments_workspace_id_task_id_fkey'
            columns: ['workspace_id', 'task_id']
            isOneToOne: false
            referencedRelation: 'tasks'
            referencedColumns: ['workspace_id', 'id']
          },
        ]
      }
      comments: {
        Row: {
          body: string
          created_at: string
          created_by: string | null
          id: string
          task_id: string
          updated_at: string
          version: number
          workspace_id: string
        }
        ComputedFields: never
        Insert: {
          body: string
          created_at?: string
          created_by?: string | null
          id?: string
          task_id: string
          updated_at?: string
          version?: number
          workspace_id: string
        }
        Update: {
          body?: string
          created_at?: string
          created_by?: string | null
          id?: string
          task_id?: string
          updated_at?: string
          version?: number
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'comments_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'profiles'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'comments_workspace_id_task_id_fkey'
            columns: ['workspace_id', 'task_id']
            isOneToOne: false
            referencedRelation: 'tasks'
            referencedColumns: ['workspace_id', 'id']
          },
        ]
      }
      invitations: {
        Row: {
          created_at: string
          created_by: string | null
          email: string
          expires_at: string
          id: string
          role: string
          token_hash: string
          workspace_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          email: string
          expires_at?: string
          id?: string
          role: string
          token_hash: string
          workspace_id: string
        }
        Update: {
          created_at?: string
          created_by?: string | null
          email?: string
          expires_at?: string
          id?: string
          role?: string
          token_hash?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'invitations_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'profiles'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'invitations_workspace_id_fkey'
            columns: ['workspace_id']
            isOneToOne: false
            referencedRelation: 'workspaces'
            referencedColumns: ['id']
          },
        ]
      }
      labels: {
        Row: {
          colour: string
          created_at: string
          id: string
          name: string
          updated_at: string
          version: number
          workspace_id: string
        }
        ComputedFields: never
        Insert: {
          colour: string
          created_at?: string
          id?: string
          name: string
          updated_at?: string
          version?: number
          workspace_id: string
        }
        Update: {
          colour?: string
          created_at?: string
          id?: string
          name?: string
          updated_at?: string
          version?: number
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'labels_workspace_id_fkey'
            columns: ['workspace_id']
            isOneToOne: false
            referencedRelation: 'workspaces'
            referencedColumns: ['id']
          },
        ]
      }
      memberships: {
        Row: {
          created_at: string
          role: string
          user_id: string
          version: number
          workspace_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          role: string
          user_id: string
          version?: number
          workspace_id: string
        }
        Update: {
          created_at?: string
          role?: string
          user_id?: string
          version?: number
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'memberships_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'profiles'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'memberships_workspace_id_fkey'
            columns: ['workspace_id']
            isOneToOne: false
            referencedRelation: 'workspaces'
            referencedColumns: ['id']
          },
        ]
      }
      profiles: {
        Row: {
          created_at: string
          display_name: string
          id: string
          updated_at: string
          version: number
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          display_name: string
          id: string
          updated_at?: string
          version?: number
        }
        Update: {
          created_at?: string
          display_name?: string
          id?: string
          updated_at?: string
          version?: number
        }
        Relationships: []
      }
      projects: {
        Row: {
          created_at: string
          created_by: string | null
          description: string
          id: string
          name: string
          updated_at: string
          version: number
          workspace_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          description?: string
          id?: string
          name: string
          updated_at?: string
          version?: number
          workspace_id: string
        }
        Update: {
          created_at?: string
          created_by?: string | null
          description?: string
          id?: string
          name?: string
          updated_at?: string
          version?: number
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'projects_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'profiles'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'projects_workspace_id_fkey'
            columns: ['workspace_id']
            isOneToOne: false
            referencedRelation: 'workspaces'
            referencedColumns: ['id']
          },
        ]
      }
      task_labels: {
        Row: {
          created_at: string
          label_id: string
          task_id: string
          workspace_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          label_id: string
          task_id: string
          workspace_id: string
        }
        Update: {
          created_at?: string
          label_id?: string
          task_id?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'task_labels_workspace_id_label_id_fkey'
            columns: ['workspace_id', 'label_id']
            isOneToOne: false
            referencedRelation: 'labels'
            referencedColumns: ['workspace_id', 'id']
          },
          {
            foreignKeyName: 'task_labels_workspace_id_task_id_fkey'
            columns: ['workspace_id', 'task_id']
            isOneToOne: false
            referencedRelation: 'tasks'
            referencedColumns: ['workspace_id', 'id']
          },
        ]
      }
      tasks: {
        Row: {
          assignee_id: string | null
          completed_at: string | null
          created_at: string
          created_by: string | null
          description: string
          due_on: string | null
          due_or_never: string
          id: string
          position: number
          project_id: string
          title: string
          updated_at: string
          version: number
          workspace_id: string
        }
        ComputedFields: never
        Insert: {
          assignee_id?: string | null
          completed_at?: string | null
          created_at?: string
          created_by?: string | null
          description?: string
          due_on?: string | null
          due_or_never?: never
          id?: string
          position?: number
          project_id: string
          title: string
          updated_at?: string
          version?: number
          workspace_id: string
        }
        Update: {
          assignee_id?: string | null
          completed_at?: string | null
          created_at?: string
          created_by?: string | null
          description?: string
          due_on?: string | null
          due_or_never?: never
          id?: string
          position?: number
          project_id?: string
          title?: string
          updated_at?: string
          version?: number
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'tasks_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'profiles'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'tasks_workspace_id_assignee_id_fkey'
            columns: ['workspace_id', 'assignee_id']
            isOneToOne: false
            referencedRelation: 'memberships'
            referencedColumns: ['workspace_id', 'user_id']
          },
          {
            foreignKeyName: 'tasks_workspace_id_project_id_fkey'
            columns: ['workspace_id', 'project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['workspace_id', 'id']
          },
        ]
      }
      webhook_attempts: {
        Row: {
          created_at: string
          delivery_id: string
          duration_ms: number
          error: string | null
          id: string
          response: string | null
          status_code: number | null
          workspace_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          delivery_id: string
          duration_ms: number
          error?: string | null
          id?: string
          response?: string | null
          status_code?: number | null
          workspace_id: string
        }
        Update: {
          created_at?: string
          delivery_id?: string
          duration_ms?: number
          error?: string | null
          id?: string
          response?: string | null
          status_code?: number | null
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'webhook_attempts_workspace_id_delivery_id_fkey'
            columns: ['workspace_id', 'delivery_id']
            isOneToOne: false
            referencedRelation: 'webhook_deliveries'
            referencedColumns: ['workspace_id', 'id']
          },
        ]
      }
      webhook_deliveries: {
        Row: {
          attempt_count: number
          body: string
          claimed_until: string | null
          created_at: string
          event_id: string
          event_type: string
          id: string
          next_attempt_at: string
          number: number
          resource_id: string
          settled_at: string | null
          status: string
          webhook_id: string
          workspace_id: string
        }
        ComputedFields: never
        Insert: {
          attempt_count?: number
          body: string
          claimed_until?: string | null
          created_at?: string
          event_id: string
          event_type: string
          id?: string
          next_attempt_at?: string
          number?: never
          resource_id: string
          settled_at?: string | null
          status?: string
          webhook_id: string
          workspace_id: string
        }
        Update: {
          attempt_count?: number
          body?: string
          claimed_until?: string | null
          created_at?: string
          event_id?: string
          event_type?: string
          id?: string
          next_attempt_at?: string
          number?: never
          resource_id?: string
          settled_at?: string | null
          status?: string
          webhook_id?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'webhook_deliveries_workspace_id_webhook_id_fkey'
            columns: ['workspace_id', 'webhook_id']
            isOneToOne: false
            referencedRelation: 'webhooks'
            referencedColumns: ['workspace_id', 'id']
          },
        ]
      }
      webhooks: {
        Row: {
          address_by: string | null
          created_at: string
          created_by: string | null
          description: string
          disabled_reason: string | null
          enabled: boolean
          event_types: string[]
          failing_since: string | null
          id: string
          secret_by: string | null
          secret_changed_at: string
          updated_at: string
          url: string
          version: number
          workspace_id: string
        }
        ComputedFields: never
        Insert: {
          address_by?: string | null
          created_at?: string
          created_by?: string | null
          description?: string
          disabled_reason?: string | null
          enabled?: boolean
          event_types: string[]
          failing_since?: string | null
          id?: string
          secret_by?: string | null
          secret_changed_at?: string
          updated_at?: string
          url: string
          version?: number
          workspace_id: string
        }
        Update: {
          address_by?: string | null
          created_at?: string
          created_by?: string | null
          description?: string
          disabled_reason?: string | null
          enabled?: boolean
          event_types?: string[]
          failing_since?: string | null
          id?: string
          secret_by?: string | null
          secret_changed_at?: string
          updated_at?: string
          url?: string
          version?: number
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'webhooks_address_by_fkey'
            columns: ['address_by']
            isOneToOne: false
            referencedRelation: 'profiles'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'webhooks_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'profiles'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'webhooks_secret_by_fkey'
            columns: ['secret_by']
            isOneToOne: false
            referencedRelation: 'profiles'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'webhooks_workspace_id_fkey'
            columns: ['workspace_id']
            isOneToOne: false
            referencedRelation: 'workspaces'
            referencedColumns: ['id']
          },
        ]
      }
      workspaces: {
        Row: {
          created_at: string
          id: string
          name: string
          requires_factor: boolean
          time_zone: string
          updated_at: string
          version: number
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          name: string
          requires_factor?: boolean
          time_zone?: string
          updated_at?: string
          version?: number
        }
        Update: {
          created_at?: string
          id?: string
          name?: string
          requires_factor?: boolean
          time_zone?: string
          updated_at?: string
          version?: number
        }
        Relationships: []
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      [_ in never]: never
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema['Enums']
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema['CompositeTypes']
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  private: {
    Enums: {},
  },
  public: {
    Enums: {},
  },
} as const
