# The operator's health page: the nightly check of all invariants, and the anchors

nav-health = Health
health-lead = Every night the portal asks whether everything it promises still holds.
health-fine = Everything is in order
health-broken-text = Something was altered behind the portal's back, or a rule has a hole. Keep the database as it is and find out before anything else.
health-late = Last night nothing was asked
health-late-text = The part of the portal that works at night may have stopped. What follows is older.
health-never = Nothing was asked yet
health-never-text = The first check runs as soon as the nightly work is set up.
health-asked = Last asked: { $at }
health-all = What is asked
health-all-text = Each line says what must not be. Everything is in order when none of it is found.
health-findings = What is broken
health-mails-waiting = Waiting
health-mails-dead = Given up
health-nights = Earlier nights
health-night = Night
health-checks = Asked
health-result = Result
health-anchors = Anchors
health-anchors-text = Once a day the last hash of every log that has grown is written down, in the database and in a file beside it. A log that is altered later no longer fits.
health-day = Day
health-anchored = Anchored
health-heads = Logs
health-broken = { $count ->
    [one] { $number } promise is broken
   *[other] { $number } promises are broken
}
health-fine-text = { $count ->
    [one] { $number } promise was asked, and it holds.
   *[other] { $number } promises were asked, and all of them hold.
}

check-chain-hash = Log entries do not say what they said when they were written
check-chain-link = Log entries do not follow from the ones before
check-chain-gap = Entries are missing at the beginning or in the middle of a log
check-chain-head = Entries are missing at the end of a log
check-chain-anchor = A log was written anew since it was anchored
check-anchor-file = The file of anchors and the log contradict each other
check-anchor-late = Log entries are two days old and not anchored
check-event-told-differently = An event is told differently to its parties
check-event-half-told = An event is missing in one party's log
check-text-hash = A published text was altered
check-text-language = A published version is missing in a language
check-version-gap = The versions of an agreement are not counted without a hole
check-acceptance-hash = What was accepted is not the stored text
check-acceptance-signer = Somebody accepted for an organisation they were never in
check-acceptance-missing = The log tells of an acceptance that is not there
check-enrollment-path = An enrollment took a step that there is not
check-enrollment-entry = An enrollment stands where its log does not lead
check-enrollment-at-rest = An enrollment was left half-way through its checks
check-enrollment-four-eyes = Whoever identified a partner approved it too
check-enrollment-active = An enrollment is active without agreement or programme
check-enrollment-attempts = The attempts of a partner are not counted without a hole
check-enrollment-alarm = An enrollment is overdue and nobody was alarmed
check-flag-entry = A partner is identified for off-boarding and its log does not know
check-message-foreign = A message is about another organisation's enrollment
check-direct-after-closing = A direct customer was added after new direct customers were closed
check-relationship-programme = A partner has a role that its programmes do not give
check-relationship-kinds = A relationship is not between a partner and a customer
check-customer-facets = A filter of a partner's customers does not find what the list holds
check-customer-words = A search of a partner's customers does not find somebody by a word of the entry
check-campaign-answer = What came by a campaign link has no answer
check-joint-half = One half of a joint acceptance is missing
check-solo-result = A direct invitation was accepted without a relationship
check-partnership-programmes = A partnership is not between a provider and a reseller
check-invitation-result = An invitation and its partnership contradict each other
check-admin-missing = An organisation has people and no active global admin
check-operator-apart = An operator belongs to another organisation too
check-roles-fit = Somebody has roles of another kind of organisation
check-session-blocked = Somebody who is blocked still has an open session
check-session-person = A session is in another person's place
check-link-person = A link is in another person's place
check-link-late = A link worked after its end
check-credentials-missing = Somebody can never sign in
check-mail-secret = A mail that was sent still holds its secret
check-mail-dead = Mails were given up
check-mail-late = Mails wait longer than they may
check-mail-lease = A mail was taken to be sent and then forgotten
check-rls-off = A table is not protected by row-level security
check-policy-missing = A table lacks one of the policies that all have
check-policy-open = A policy lets everybody read what belongs to somebody
check-trigger-off = A rule of the database is switched off
check-append-only-off = A table of evidence can be altered
check-constraint-off = A rule of the database is not in force
check-function-loose = A privileged function can be led astray
check-role-strong = A role of the running portal has too much power
check-clock-moved = The clock runs ahead or behind
check-verification-four-eyes = Whoever refused a verification authorized it after the appeal
check-verification-entry = A verification was decided and its log does not know
check-legal-change-open = A change of a legal profile waits for no decision, or a decision for no change
check-email-proof-used = A mailbox counts as confirmed without a used link
check-document-file = A document's bytes are missing or not those that were brought
check-document-foreign = A document answers another organisation's enrollment
check-document-entry = A document came or was judged and the log does not know
