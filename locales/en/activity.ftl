# The log: what it says and the names of its details

activity-lead = Everything that was done for your organisation, newest first. Entries cannot be changed or removed.
activity-none = No activity yet
activity-none-text = What your organisation does appears here.
activity-count = { $count ->
    [one] { $number } entry on this page
   *[other] { $number } entries on this page
}
activity-by = { $person } for { $organisation }
activity-by-portal = Partner Center

activity-partner-registered = { $subject } was registered as a partner
activity-person-invited = { $subject } was invited
activity-person-joined = { $subject } accepted the invitation
activity-password-reset-requested = A new password was requested for { $subject }
activity-password-reset = { $subject } chose a new password
activity-second-factor-set = { $subject } set up a second factor
activity-recovery-codes-made = { $subject } made new recovery codes
activity-support-profile-changed = The support profile of { $subject } was changed
activity-primary-contact-changed = The primary contact of { $subject } was changed
activity-partner-id-associated = Another Partner ID of { $subject } was associated
activity-offboarding-flagged = { $subject } was identified for off-boarding
activity-offboarding-lifted = { $subject } is no longer identified for off-boarding
activity-enrollment-started = { $subject } began an enrollment
activity-enrollment-submitted = { $subject } sent its enrollment
activity-enrollment-in-review = The enrollment of { $subject } went to a person for review
activity-enrollment-asked = Information was asked for about the enrollment of { $subject }
activity-enrollment-answered = { $subject } answered about its enrollment
activity-enrollment-approved = The enrollment of { $subject } was approved
activity-enrollment-rejected = The enrollment of { $subject } was rejected
activity-enrollment-appealed = { $subject } appealed the decision on its enrollment
activity-enrollment-withdrawn = { $subject } withdrew its enrollment
activity-enrollment-assigned = The enrollment of { $subject } was assigned
activity-enrollment-noted = A note was added to the enrollment of { $subject }
activity-agreement-accepted = An agreement was accepted for { $subject }
activity-reseller-activated = { $subject } became an indirect reseller
activity-agreement-published = An agreement was published: { $subject }
activity-programme-settings-changed = The settings of the programme were changed
activity-mail-resent = A mail to { $subject } was sent again

detail-line = { $name }: { $value }
detail-old = Before
detail-new = Now
detail-programme = Programme
detail-partner-ids = Partner IDs
detail-admin = First global admin
detail-kind = Mail
activity-reminder-sent = A reminder about { $subject } was sent
detail-reason = Reason
detail-planned-on = Planned end of the direct programme
detail-attempt = Attempt
detail-due = Due
detail-days = Days waited
detail-text = Text
detail-automatic = Decided automatically
detail-assignee = Taken on by
detail-agreement = Agreement
detail-version = Version
detail-language = Language
detail-hash = Hash of the text
detail-auto-approve = Approved at once when in order
detail-approval-days = Working days for a decision

activity-partnership-invitation-sent = The invitation to a partnership for { $subject } was sent
activity-partnership-invitation-opened = The invitation to a partnership for { $subject } was opened
activity-partnership-invitation-misdirected = Another organisation tried to answer the invitation to a partnership for { $subject }
activity-partnership-invitation-declined = The invitation to a partnership was declined: { $subject }
activity-partnership-invitation-expired = The invitation to a partnership for { $subject } expired
activity-partnership-invitation-withdrawn = The invitation to a partnership for { $subject } was withdrawn
activity-partnership-invitation-replaced = The invitation to a partnership for { $subject } was replaced by a newer one
activity-partnership-made = A partnership began: { $subject }
activity-partnership-blocked = A partnership rests because the reseller may not sell: { $subject }
activity-partnership-restored = A partnership goes on: { $subject }
activity-partnership-removed = A partnership ended: { $subject }
activity-agreement-recalled = { $subject } was reminded of its agreement
detail-terms = Hash of what was shown
detail-customers = Shared customers

activity-customer-invitation-sent = A joint invitation was sent: { $subject }
activity-customer-invitation-opened = A joint invitation was opened: { $subject }
activity-customer-invitation-misdirected = Another organisation tried to answer a joint invitation: { $subject }
activity-customer-invitation-accepted = { $subject } accepted a reseller and its provider
activity-customer-invitation-declined = { $subject } declined a joint invitation
activity-customer-invitation-expired = A joint invitation expired: { $subject }
activity-customer-invitation-withdrawn = A joint invitation was withdrawn: { $subject }
activity-customer-invitation-replaced = A joint invitation was replaced by a newer one: { $subject }
activity-administration-granted = { $subject } gave its reseller administration rights
activity-administration-ended = { $subject } ended administration rights
activity-relationship-end-asked = { $subject } asked to end a relationship
activity-customer-joined = { $subject } joined
detail-administration = Administration rights
detail-reseller = Reseller
detail-provider = Provider
detail-partner = Partner
activity-customer-signup = { $subject } was asked to prove a mailbox
