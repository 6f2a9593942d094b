-- Whoever is proven by an identity provider elsewhere has no password here.
alter table users alter column password_hash drop not null;
grant update (email) on users to visant_system;

-- Who people are elsewhere. A person is known again by the subject alone, never by an address.
create table user_subjects (
  issuer text collate "C" not null,
  subject text collate "C" not null,
  user_id uuid not null,
  created_at timestamptz not null,
  constraint user_subjects_pk primary key (issuer, subject),
  constraint user_subjects_one_each unique (user_id, issuer),
  constraint user_subjects_user foreign key (user_id) references users (id) on delete cascade,
  constraint user_subjects_length check (char_length(issuer) between 1 and 255 and char_length(subject) between 1 and 255)
);
alter table user_subjects enable row level security, force row level security;
create policy user_subjects_system on user_subjects to visant_system using (true) with check (true);
grant select, insert on user_subjects to visant_system;

-- A session can stand for one at the identity provider, whose tokens are then shown in its place.
alter table sessions
  drop constraint sessions_kind,
  add constraint sessions_kind check (kind in ('client', 'browser', 'token'));
grant update (expires_at) on sessions to visant_system;

-- What sessions rest on: a grant with which consent is asked for again, sealed with a key that the database does not have,
-- or the session that they stand for.
create table provider_sessions (
  session_id uuid not null,
  sealed_grant text,
  issuer text collate "C",
  subject text collate "C",
  provider_session text collate "C",
  consented_at timestamptz not null,
  constraint provider_sessions_pk primary key (session_id),
  constraint provider_sessions_one unique (issuer, subject, provider_session),
  constraint provider_sessions_session foreign key (session_id) references sessions (id) on delete cascade,
  constraint provider_sessions_rest check ((sealed_grant is null) <> (provider_session is null)),
  constraint provider_sessions_whole check (num_nulls(issuer, subject, provider_session) in (0, 3))
);
alter table provider_sessions enable row level security, force row level security;
create policy provider_sessions_system on provider_sessions to visant_system using (true) with check (true);
grant select, insert, update (sealed_grant, consented_at) on provider_sessions to visant_system;
