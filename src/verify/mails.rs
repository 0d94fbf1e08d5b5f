//! Mails: none is lost, and none is forgotten.

use super::Check;

pub(super) const CHECKS: &[Check] = &[
    // a secret is wiped when its mail has left (abuse F7)
    Check::rule("mail-secret", "select id::text from mails where state = 'sent' and sealed is not null"),
    // given up, and nobody has sent it again
    Check::lateness("mail-dead", "select format('%s to %s', id, recipient) from mails where state = 'dead'"),
    // older than a mail may get, and neither sent nor given up
    Check::lateness(
        "mail-late",
        "select format('%s to %s', id, recipient) from mails where state in ('queued', 'sending')
           and greatest(created_at, not_before) < app.now() - interval '3 days 7 hours'",
    ),
    // taken by a worker that went silent, and by no other since
    Check::lateness(
        "mail-lease",
        "select id::text from mails where state = 'sending' and lease_until < app.now() - interval '10 minutes'",
    ),
];
