-- Of each device the last still that agents judged, in little: 192 pixels at most on its longer side.
create table judged_sketches (
  org_id uuid not null,
  device_id text collate "C" not null,
  capture_id uuid not null,
  width smallint not null,
  height smallint not null,
  planes bytea not null,
  constraint judged_sketches_pk primary key (org_id, device_id),
  constraint judged_sketches_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint judged_sketches_device foreign key (device_id) references devices (id) on delete cascade,
  constraint judged_sketches_capture foreign key (org_id, capture_id) references captures (org_id, id) on delete cascade,
  constraint judged_sketches_size check (width between 8 and 192 and height between 8 and 192
    and octet_length(planes) = width * height + 2 * (width / 2) * (height / 2))
);
create index judged_sketches_by_capture on judged_sketches (org_id, capture_id);
alter table judged_sketches enable row level security, force row level security;
create policy judged_sketches_app on judged_sketches to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, delete, update (capture_id, width, height, planes) on judged_sketches to visant_app;
