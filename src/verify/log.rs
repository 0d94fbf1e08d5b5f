//! The log: chains that hold from the first entry to the head, to the anchors, and for all parties alike.

use super::Check;

pub(super) const CHECKS: &[Check] = &[
    // an entry was altered
    Check::rule(
        "chain-hash",
        r"select format('%s entry %s', e.organisation_id, e.seq) from activity_entries e
          where e.hash is distinct from app.entry_hash(e)
             or position(E'\n' in e.person_name || e.acting_name || e.subject_name || e.action || e.subject_kind) > 0
          order by e.organisation_id, e.seq",
    ),
    // an entry does not follow from the one before
    Check::rule(
        "chain-link",
        r"select format('%s entry %s', c.organisation_id, c.seq)
          from (select organisation_id, seq, prev_hash, lag(hash, 1, '\x'::bytea) over (partition by organisation_id order by seq) as before
                from activity_entries) c
          where c.prev_hash is distinct from c.before order by c.organisation_id, c.seq",
    ),
    // entries are missing in the middle or at the beginning
    Check::rule(
        "chain-gap",
        "select format('%s before entry %s', c.organisation_id, c.seq)
         from (select organisation_id, seq, lag(seq, 1, 0::bigint) over (partition by organisation_id order by seq) as before from activity_entries) c
         where c.seq <> c.before + 1 order by c.organisation_id, c.seq",
    ),
    // entries are missing at the end
    Check::rule(
        "chain-head",
        r"select format('%s after entry %s', coalesce(h.organisation_id, e.organisation_id), coalesce(e.seq, 0))
          from activity_heads h
          full join (select distinct on (organisation_id) organisation_id, seq, hash from activity_entries order by organisation_id, seq desc) e
            on e.organisation_id = h.organisation_id
          where h.seq is distinct from coalesce(e.seq, 0) or h.hash is distinct from coalesce(e.hash, '\x')",
    ),
    // a chain was written anew since it was anchored
    Check::rule(
        "chain-anchor",
        "select format('%s entry %s, anchored on %s', a.organisation_id, a.seq, a.day)
         from activity_anchors a left join activity_entries e on e.organisation_id = a.organisation_id and e.seq = a.seq
         where e.hash is distinct from a.hash order by a.organisation_id, a.seq",
    ),
    // one event, told differently to its parties
    Check::rule(
        "event-told-differently",
        "select event_id::text from activity_entries group by event_id
         having count(distinct (at, action, subject_kind, subject_id, subject_name, detail, person_id, person_name, acting_id, acting_name)) > 1",
    ),
    // a partner's step that the operator's log lacks, or the other way round (invariant 9)
    Check::rule(
        "event-half-told",
        "select format('%s %s', action, event_id) from activity_entries
         where action in ('enrollment_started', 'enrollment_submitted', 'enrollment_in_review', 'enrollment_asked', 'enrollment_answered',
             'enrollment_approved', 'enrollment_rejected', 'enrollment_appealed', 'enrollment_withdrawn', 'agreement_accepted', 'reseller_activated',
             'offboarding_flagged', 'offboarding_lifted')
         group by action, event_id
         having count(*) <> 2 or not bool_or(organisation_id = (select id from organisations where kind = 'operator'))",
    ),
    // entries that no anchor holds, two days on
    Check::lateness(
        "anchor-late",
        "select format('%s after entry %s', h.organisation_id, coalesce(a.seq, 0))
         from activity_heads h left join lateral (select max(seq) as seq from activity_anchors where organisation_id = h.organisation_id) a on true
         where exists (select from activity_entries e where e.organisation_id = h.organisation_id and e.seq = coalesce(a.seq, 0) + 1
                       and e.at < app.now() - interval '2 days')",
    ),
];
