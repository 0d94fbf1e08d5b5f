# The operator's pages

partners-search = Name begins with
partners-none = No partners yet
partners-none-text = Partners appear here as soon as they are registered.
partners-count = { $count ->
    [one] { $number } partner on this page
   *[other] { $number } partners on this page
}

new-partner-title = Register a partner
new-partner-lead = Registers the organisation in one programme and invites its first global admin by mail.
new-partner-organisation = Organisation
new-partner-admin = First global admin
new-partner-admin-text = This person is invited by mail and is the primary contact until the partner changes it.
new-partner-submit = Register and invite

mails-lead = What Partner Center has sent or still has to send, newest first.
mails-none = No mails yet
mails-none-text = Mails appear here as soon as an event causes one.
mails-mail = Mail
mails-recipient = Recipient
mails-tries = Tries
mails-created = Written
mails-action = Action
mails-error = Last answer: { $error }
mails-resend = Send again
mails-count = { $count ->
    [one] { $number } mail on this page
   *[other] { $number } mails on this page
}
mail-kind-email-ownership = Confirmation of a mailbox
mail-kind-verification-received = Receipt of a verification
mail-kind-verification-asked = Question about the business
mail-kind-verification-rejected = Verification declined
mail-kind-verification-authorized = Business confirmed
mail-kind-person-invited = Invitation of a person
mail-kind-password-reset = New password
mail-kind-second-factor-set = Second factor changed
mail-state-queued = Waiting
mail-state-sending = Being sent
mail-state-sent = Sent
mail-state-dead = Given up
mail-kind-enrollment-offered = Off-boarding: become a reseller
mail-kind-enrollment-received = Enrollment received
mail-kind-enrollment-asked = Question about an enrollment
mail-kind-enrollment-rejected = Enrollment declined
mail-kind-enrollment-approved = Enrollment approved
mail-kind-agreement-sign-again = Agreement to sign again
mail-kind-agreement-waiting = Agreement waits
mail-kind-agreement-accepted = Agreement accepted
mail-kind-enrollment-due = Enrollment due
mail-kind-verification-due = Verification due
mail-kind-partnership-invitation = Invitation to a partnership
mail-kind-partnership-withdrawn = Invitation withdrawn
mail-kind-partnership-declined = Invitation declined
mail-kind-partnership-expired = Invitation expired
mail-kind-partnership-ending = Invitation ends soon
mail-kind-partnership-made = Partnership made
mail-kind-partnership-removed = Partnership ended
mail-kind-agreement-recalled = Agreement recalled

mail-kind-customer-invitation = Joint invitation
mail-kind-customer-invitation-reminder = Joint invitation, reminder
mail-kind-customer-accepted = Joint invitation accepted
mail-kind-customer-declined = Joint invitation declined
mail-kind-customer-invitation-ending = Joint invitation ends soon
mail-kind-customer-invitation-expired = Joint invitation expired
mail-kind-partners-authorized = Receipt of an authorization
mail-kind-administration-ended = Administration rights ended
mail-kind-administration-renounced = Administration rights given back
mail-kind-relationship-end-asked = End of a relationship asked for
mail-kind-customer-signup = Proof of a mailbox
mail-kind-customer-known = Mailbox known already
