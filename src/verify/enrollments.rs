//! Enrollments: the log tells a path of the machine that ends where the row stands; two persons decided; nothing leads back.

use super::Check;

pub(super) const CHECKS: &[Check] = &[
    // a step that the machine does not have (2.1)
    Check::rule(
        "enrollment-path",
        "with told as (
             select e.subject_id, e.seq, case e.action
                 when 'enrollment_started' then 'draft' when 'enrollment_submitted' then 'submitted' when 'enrollment_in_review' then 'in_review'
                 when 'enrollment_asked' then 'needs_info' when 'enrollment_answered' then 'in_review' when 'enrollment_approved' then 'approved'
                 when 'enrollment_rejected' then 'rejected' when 'enrollment_appealed' then 'appealed' when 'enrollment_withdrawn' then 'withdrawn'
                 when 'reseller_activated' then 'active' end as state
             from activity_entries e join enrollments r on r.id = e.subject_id and r.organisation_id = e.organisation_id
         ), moves as (
             select subject_id, state, lag(state) over (partition by subject_id order by seq) as before from told where state is not null
         )
         select format('%s: %s after %s', subject_id, state, coalesce(before, 'nothing')) from moves m
         where case when before is null then state <> 'draft'
                    else not exists (select from enrollment_steps s where s.from_state = m.before and s.to_state = m.state) end",
    ),
    // an enrollment stands where its log does not lead
    Check::rule(
        "enrollment-entry",
        "select format('%s stands at %s, the log says %s', r.id, r.state, coalesce(last.action, 'nothing')) from enrollments r
         left join lateral (
             select e.action from activity_entries e
             where e.organisation_id = r.organisation_id and e.subject_id = r.id
               and (starts_with(e.action, 'enrollment_') or e.action = 'reseller_activated')
             order by e.seq desc limit 1
         ) last on true
         where coalesce(last.action, '') <> all (case r.state
             when 'draft' then array['enrollment_started']
             when 'in_review' then array['enrollment_in_review', 'enrollment_answered']
             when 'needs_info' then array['enrollment_asked']
             when 'active' then array['reseller_activated']
             else array['enrollment_' || r.state] end)",
    ),
    // `submitted` is passed through, never at rest
    Check::rule("enrollment-at-rest", "select id::text from enrollments where state = 'submitted'"),
    // whoever identified the partner approved it too (abuse C8)
    Check::rule(
        "enrollment-four-eyes",
        "select id::text from enrollments where state in ('approved', 'active') and decided_by = flagged_by",
    ),
    // active without what makes a reseller: programme row, closed direct programme, accepted agreement (invariant 5)
    Check::rule(
        "enrollment-active",
        "select r.id::text from enrollments r where r.state = 'active' and not (
             exists (select from programme_enrollments p where p.organisation_id = r.organisation_id and p.programme = 'indirect_reseller')
             and not exists (select from programme_enrollments p where p.organisation_id = r.organisation_id and p.programme = 'direct'
                             and p.new_customers_closed_at is null)
             and exists (select from acceptances a join agreement_versions v on v.id = a.version_id
                         where a.organisation_id = r.organisation_id and v.kind = 'indirect_reseller'))",
    ),
    // attempts are counted without a hole
    Check::rule(
        "enrollment-attempts",
        "select organisation_id::text from enrollments group by organisation_id having max(attempt) <> count(*) or min(attempt) <> 1",
    ),
    // a flag that the partner's log does not know
    Check::rule(
        "flag-entry",
        "select f.organisation_id::text from offboarding_flags f group by f.organisation_id
         having count(*) > (select count(*) from activity_entries e where e.organisation_id = f.organisation_id and e.action = 'offboarding_flagged')",
    ),
    // a message about another organisation's enrollment
    Check::rule(
        "message-foreign",
        "select m.id::text from enrollment_messages m join enrollments r on r.id = m.enrollment_id where m.organisation_id <> r.organisation_id",
    ),
    // overdue, and nobody was alarmed (N08)
    Check::lateness(
        "enrollment-alarm",
        "select r.id::text from enrollments r where r.state in ('in_review', 'appealed') and r.due_at < app.now() - interval '1 hour'
         and not exists (select from reminders m where m.subject_id = r.id and m.kind like 'enrollment_due:%' and m.number = 2)",
    ),
];
