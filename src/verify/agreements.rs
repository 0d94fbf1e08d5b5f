//! Agreements: what was accepted is what is stored, in every language, by somebody of the organisation.

use super::Check;

pub(super) const CHECKS: &[Check] = &[
    // a stored text is not the one that was hashed when it was published
    Check::rule(
        "text-hash",
        "select format('%s %s', version_id, language) from agreement_texts where body_hash is distinct from sha256(convert_to(body, 'UTF8'))",
    ),
    // an acceptance does not re-hash to the stored text (invariant 6)
    Check::rule(
        "acceptance-hash",
        "select a.id::text from acceptances a left join agreement_texts t on t.version_id = a.version_id and t.language = a.language
         where a.body_hash is distinct from sha256(convert_to(t.body, 'UTF8'))",
    ),
    // accepted in the name of an organisation the signer was never in
    Check::rule(
        "acceptance-signer",
        "select a.id::text from acceptances a
         where not exists (select from memberships m where m.person_id = a.person_id and m.organisation_id = a.organisation_id)
           -- whoever left long ago is in the log still
           and not exists (select from activity_entries e where e.organisation_id = a.organisation_id
                           and e.person_id = a.person_id and e.acting_id = a.organisation_id)",
    ),
    // the log says accepted, and no acceptance with that hash is there
    Check::rule(
        "acceptance-missing",
        "select format('%s entry %s', e.organisation_id, e.seq) from activity_entries e
         where e.action = 'agreement_accepted' and e.organisation_id = e.acting_id
           and not exists (select from acceptances a where a.organisation_id = e.organisation_id and encode(a.body_hash, 'hex') = e.detail ->> 'hash')",
    ),
    // versions of a kind are counted without a hole
    Check::rule(
        "version-gap",
        "select format('%s %s', kind, number) from (select kind, number, row_number() over (partition by kind order by number) as place from agreement_versions) v
         where number <> place",
    ),
    // a published version that somebody could not read in their language
    Check::rule(
        "text-language",
        "select v.id::text from agreement_versions v where (select count(*) from agreement_texts t where t.version_id = v.id) <> 2",
    ),
];
