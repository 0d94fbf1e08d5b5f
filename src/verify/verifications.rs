//! Verifications: decided by two where a refusal was disputed, changes that wait for somebody, documents that are what was brought.

use super::Check;

pub(super) const CHECKS: &[Check] = &[
    // whoever refused authorized after the appeal too
    Check::rule(
        "verification-four-eyes",
        "select organisation_id::text from verifications where state = 'authorized' and reason_code is null and decided_by = rejected_by",
    ),
    // a decision that the partner's log does not know
    Check::rule(
        "verification-entry",
        "select v.organisation_id::text from verifications v where v.decided_by is not null and not exists (
             select from activity_entries e where e.organisation_id = v.organisation_id and e.subject_id = v.organisation_id
               and e.action in ('verification_authorized', 'verification_rejected'))",
    ),
    // a change that no verification decides, or a verification of a change that is not there
    Check::rule(
        "legal-change-open",
        "select coalesce(v.organisation_id, c.organisation_id)::text
         from (select organisation_id from verifications where is_change and state = 'pending') v
         full join legal_changes c on c.organisation_id = v.organisation_id
         where v.organisation_id is null or c.organisation_id is null",
    ),
    // somebody is past the mailbox that nobody has proved
    Check::rule(
        "email-proof-used",
        "select e.subject_id::text from activity_entries e where e.action = 'email_proved'
         and not exists (select from email_proofs p where p.organisation_id = e.subject_id and p.used_at is not null)",
    ),
    // other bytes than were brought, or none
    Check::rule(
        "document-file",
        "select d.id::text from documents d left join document_files f on f.document_id = d.id
         where f.document_id is null or f.organisation_id <> d.organisation_id or sha256(f.content) <> d.sha256",
    ),
    // a document answers another organisation's enrollment
    Check::rule(
        "document-foreign",
        "select d.id::text from documents d join enrollments r on r.id = d.enrollment_id where d.organisation_id <> r.organisation_id",
    ),
    // a document came or was judged and the log does not know
    Check::rule(
        "document-entry",
        "select d.id::text from documents d where not exists (
             select from activity_entries e where e.organisation_id = d.organisation_id and e.subject_id = d.id
               and e.action = case d.state when 'received' then 'document_uploaded' else 'document_' || d.state end)",
    ),
];
