//! Lists of partners to be identified at once: what a row says it did was done, once, and nothing waits for ever.

use super::Check;

pub(super) const CHECKS: &[Check] = &[
    // a row says it identified a partner, and no flag of that person is there; or rows and list contradict each other
    Check::rule(
        "offboarding-import",
        "select format('%s line %s', r.import_id, r.line) from offboarding_import_rows r join offboarding_imports i on i.id = r.import_id
         where (r.outcome is not null and i.state in ('read', 'discarded'))
            or (r.outcome is null and r.verdict = 'good' and i.state = 'done')
            or (r.outcome = 'flagged' and not exists (
                select from offboarding_flags f where f.organisation_id = r.organisation_id and f.flagged_by = i.applied_by
                and f.planned_on = r.planned_on and f.reason = r.reason
                and f.revenue_minor is not distinct from r.revenue_minor and (f.currency is null or f.currency = r.currency)))",
    ),
    // the worker stands still
    Check::lateness(
        "offboarding-import-late",
        "select id::text from offboarding_imports where state = 'applying' and applied_at < app.now() - interval '6 hours'",
    ),
];
