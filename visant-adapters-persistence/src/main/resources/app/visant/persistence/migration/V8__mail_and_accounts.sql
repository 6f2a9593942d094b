-- Letters that wait to be sent. What they say may hold single-use links, so it is sealed with a key that the database
-- does not have; the row goes when the letter went.
create table outbox_mails (
  id uuid not null,
  org_id uuid not null,
  recipient text not null,
  recipient_name text not null,
  subject text not null,
  sealed_text text not null,
  sealed_html text not null,
  created_at timestamptz not null,
  constraint outbox_mails_pk primary key (id),
  constraint outbox_mails_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint outbox_mails_one_line check (subject !~ '[\r\n]' and recipient !~ '[\s,]' and recipient_name !~ '[\r\n]')
);
create index outbox_mails_by_org on outbox_mails (org_id);
alter table outbox_mails enable row level security, force row level security;
create policy outbox_mails_app on outbox_mails to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
-- A transaction across organizations posts letters; it has no business reading them.
create policy outbox_mails_system on outbox_mails for insert to visant_system with check (true);
grant select, insert, delete on outbox_mails to visant_app;
grant insert on outbox_mails to visant_system;

-- When the person proved to read what is sent to the address.
alter table users add column email_verified_at timestamptz;
grant update (email_verified_at), delete on users to visant_system;
grant update (role), delete on memberships to visant_system;
create index sessions_live_by_user on sessions (user_id, created_at desc) where ended_at is null;

-- Single-use links that were mailed; used ones and those that ran out are gone.
create table account_links (
  digest bytea not null,
  user_id uuid not null,
  purpose text not null,
  -- The address that it was sent to: it proves nothing about another one.
  email text not null,
  expires_at timestamptz not null,
  constraint account_links_pk primary key (digest),
  constraint account_links_length check (octet_length(digest) = 32),
  constraint account_links_user foreign key (user_id) references users (id) on delete cascade,
  constraint account_links_purpose check (purpose in ('verify_email', 'reset_password'))
);
create index account_links_by_user on account_links (user_id, purpose);
alter table account_links enable row level security, force row level security;
create policy account_links_system on account_links to visant_system using (true) with check (true);
grant select, insert, delete on account_links to visant_system;

-- Second factors. The key is sealed; without a time of confirmation it is only proposed.
create table second_factors (
  user_id uuid not null,
  sealed_key text not null,
  confirmed_at timestamptz,
  -- The newest time step whose code was used: neither it nor an older one is taken again.
  last_step bigint not null default 0,
  constraint second_factors_pk primary key (user_id),
  constraint second_factors_user foreign key (user_id) references users (id) on delete cascade
);
alter table second_factors enable row level security, force row level security;
create policy second_factors_system on second_factors to visant_system using (true) with check (true);
grant select, insert, delete, update (sealed_key, confirmed_at, last_step) on second_factors to visant_system;

create table recovery_codes (
  user_id uuid not null,
  digest bytea not null,
  constraint recovery_codes_pk primary key (user_id, digest),
  constraint recovery_codes_length check (octet_length(digest) = 32),
  constraint recovery_codes_factor foreign key (user_id) references second_factors (user_id) on delete cascade
);
alter table recovery_codes enable row level security, force row level security;
create policy recovery_codes_system on recovery_codes to visant_system using (true) with check (true);
grant select, insert, delete on recovery_codes to visant_system;

-- An organization whose last member left: nobody works for it any more, and it gets no new members.
alter table organizations add column closed_at timestamptz;
grant update (closed_at) on organizations to visant_system;
