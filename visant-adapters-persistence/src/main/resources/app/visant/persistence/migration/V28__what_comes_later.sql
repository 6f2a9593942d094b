-- What gives way: stills that were judged before, and lessons, come after those that nobody has judged yet.
alter table jobs add column later boolean not null default false;
drop index jobs_waiting_in_lanes;
create index jobs_waiting_in_lanes on jobs (kind, org_id, lane, later, order_at, id, due_at)
  where token is null and serial;
create index jobs_later on jobs (org_id, kind) where later;

-- What somebody looked at, of one device.
create index captures_marked_by_device on captures (org_id, device_id, captured_at desc, id desc)
  where marked_at is not null;
