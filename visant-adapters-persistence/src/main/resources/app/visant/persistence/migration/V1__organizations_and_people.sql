-- Every table of this schema has row-level security, enabled and forced. visant_app works for one organization, named by
-- the transaction's visant.org; visant_system crosses organizations, on the tables that its purposes need and no others.
-- Both roles exist before the first migration runs. Ids are UUIDv7 made by the application; text that only machines
-- read and sort is in collation "C".

do $$
begin
  execute format('grant usage on schema %I to visant_app, visant_system', current_schema());
end $$;

-- One row: which installation this database belongs to, so that a datalake of another one is noticed.
create table installation (
  single boolean not null default true,
  id uuid not null,
  created_at timestamptz not null default now(),
  constraint installation_pk primary key (single),
  constraint installation_is_one check (single)
);
alter table installation enable row level security, force row level security;
create policy installation_system on installation to visant_system using (true) with check (true);
grant select, insert (id) on installation to visant_system;

create table organizations (
  id uuid not null,
  name text not null,
  device_slots integer not null default 5,
  trial_end_date timestamptz not null,
  timezone text not null default 'UTC',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint organizations_pk primary key (id),
  constraint organizations_name_length check (char_length(name) between 1 and 120),
  constraint organizations_slots check (device_slots >= 0)
);
alter table organizations enable row level security, force row level security;
create policy organizations_app on organizations to visant_app
  using (id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (id = nullif(current_setting('visant.org', true), '')::uuid);
create policy organizations_system on organizations to visant_system using (true) with check (true);
-- The right to update comes with the right to lock a row.
grant select, update (name, timezone, updated_at) on organizations to visant_app;
grant select, insert, update (name, device_slots, trial_end_date, timezone, updated_at) on organizations to visant_system;

-- People belong to no single organization: only system transactions reach them.
create table users (
  id uuid not null,
  email text not null,
  name text not null,
  password_hash text not null,
  org_id uuid not null,
  operator boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint users_pk primary key (id),
  constraint users_email_unique unique (email),
  constraint users_email_lower check (email = lower(email)),
  constraint users_name_length check (char_length(name) between 1 and 120),
  constraint users_current_org foreign key (org_id) references organizations (id)
);
create index users_by_org on users (org_id);
alter table users enable row level security, force row level security;
create policy users_system on users to visant_system using (true) with check (true);
grant select, insert, update (name, password_hash, org_id, operator, updated_at) on users to visant_system;

create table memberships (
  user_id uuid not null,
  org_id uuid not null,
  role text not null,
  created_at timestamptz not null,
  constraint memberships_pk primary key (user_id, org_id),
  constraint memberships_user foreign key (user_id) references users (id) on delete cascade,
  constraint memberships_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint memberships_role check (role in ('owner', 'admin', 'editor', 'viewer'))
);
create index memberships_by_org on memberships (org_id);
alter table memberships enable row level security, force row level security;
create policy memberships_system on memberships to visant_system using (true) with check (true);
grant select, insert on memberships to visant_system;

create table sessions (
  id uuid not null,
  user_id uuid not null,
  org_id uuid not null,
  kind text not null,
  secret_digest bytea not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint sessions_pk primary key (id),
  constraint sessions_secret_unique unique (secret_digest),
  constraint sessions_secret_length check (octet_length(secret_digest) = 32),
  constraint sessions_kind check (kind in ('client', 'browser')),
  constraint sessions_user foreign key (user_id) references users (id) on delete cascade,
  constraint sessions_org foreign key (org_id) references organizations (id) on delete cascade
);
create index sessions_by_user on sessions (user_id);
create index sessions_by_org on sessions (org_id);
alter table sessions enable row level security, force row level security;
create policy sessions_system on sessions to visant_system using (true) with check (true);
grant select, insert, update (secret_digest, last_used_at, ended_at) on sessions to visant_system;

-- Secrets that were rotated away: one of them coming back means that somebody stole it.
create table session_spent_secrets (
  secret_digest bytea not null,
  session_id uuid not null,
  spent_at timestamptz not null,
  constraint session_spent_secrets_pk primary key (secret_digest),
  constraint session_spent_secrets_length check (octet_length(secret_digest) = 32),
  constraint session_spent_secrets_session foreign key (session_id) references sessions (id) on delete cascade
);
create index session_spent_secrets_by_session on session_spent_secrets (session_id);
alter table session_spent_secrets enable row level security, force row level security;
create policy session_spent_secrets_system on session_spent_secrets to visant_system using (true) with check (true);
grant select, insert on session_spent_secrets to visant_system;
