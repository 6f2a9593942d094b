-- Tables of capabilities that are not built yet. Nobody is granted anything on them: grants come with the code.
create table activation_codes (
  code text collate "C" not null,
  description text not null default '',
  benefit_type text not null,
  benefit_value integer not null,
  max_uses integer,
  uses_count integer not null default 0,
  valid_from timestamptz,
  valid_until timestamptz,
  active boolean not null default true,
  one_per_user boolean not null default true,
  allowed_email_domains jsonb not null default '[]',
  created_at timestamptz not null,
  constraint activation_codes_pk primary key (code),
  constraint activation_codes_benefit check (benefit_type in ('device_slots', 'free_months', 'trial_extension')),
  constraint activation_codes_value check (benefit_value > 0),
  constraint activation_codes_uses check (uses_count >= 0 and (max_uses is null or uses_count <= max_uses)),
  constraint activation_codes_period check (valid_from is null or valid_until is null or valid_from < valid_until),
  constraint activation_codes_domains check (jsonb_typeof(allowed_email_domains) = 'array')
);
alter table activation_codes enable row level security, force row level security;
create policy activation_codes_system on activation_codes to visant_system using (true) with check (true);

create table code_redemptions (
  id uuid not null,
  code text collate "C" not null,
  org_id uuid not null,
  -- Copied from the code, so that once per organization is a constraint.
  one_per_user boolean not null,
  redeemed_at timestamptz not null,
  constraint code_redemptions_pk primary key (org_id, id),
  constraint code_redemptions_code foreign key (code) references activation_codes (code),
  constraint code_redemptions_org foreign key (org_id) references organizations (id) on delete cascade
);
create unique index code_redemptions_once on code_redemptions (code, org_id) where one_per_user;
alter table code_redemptions enable row level security, force row level security;
create policy code_redemptions_app on code_redemptions to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy code_redemptions_system on code_redemptions to visant_system using (true) with check (true);

create table share_links (
  id uuid not null,
  token_digest bytea not null,
  device_id text collate "C" not null,
  org_id uuid not null,
  share_type text not null,
  capture_id uuid,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  constraint share_links_pk primary key (org_id, id),
  constraint share_links_token_unique unique (token_digest),
  constraint share_links_token_length check (octet_length(token_digest) = 32),
  constraint share_links_device foreign key (device_id) references devices (id) on delete cascade,
  constraint share_links_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint share_links_capture foreign key (org_id, capture_id) references captures (org_id, id) on delete cascade,
  constraint share_links_type check (share_type in ('device', 'single_capture')),
  constraint share_links_subject check ((share_type = 'single_capture') = (capture_id is not null))
);
create index share_links_by_capture on share_links (org_id, capture_id) where capture_id is not null;
alter table share_links enable row level security, force row level security;
create policy share_links_app on share_links to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
