-- The same rows once more, each table in one statement and all in one transaction, under every rule and trigger.
begin;
insert into offboarding_imports table kept_imports;
insert into offboarding_import_rows table kept_rows;
insert into offboarding_flags table kept_flags;
insert into activity_entries table kept_entries;
insert into activity_heads as h table kept_heads
on conflict (organisation_id) do update set seq = excluded.seq, hash = excluded.hash;
insert into mails table kept_mails;
commit;
