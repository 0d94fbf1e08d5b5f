# People and access: the list, invitations, roles, requests, own sessions and password

settings-people = People

people-title = People and roles
people-text = Who acts for your organisation, in which role, and how well their accounts are protected.
people-lead = Whoever acts for your organisation is listed here. A change counts from the person's next click on.
people-invite = Invite people
people-invite-text = Each person gets a mail with a link that works once, for 14 days.
people-invite-submit = Send the invitations
people-one-admin = Only one person can grant everything
people-one-admin-text = If this person is ill or leaves, nobody in your organisation can sign agreements or help others to sign in. Give a second person the highest role.
people-active = People who can act
people-second-factors = With a second factor
people-second-factors-note = A stolen password alone does not open these accounts.
people-of = { $some } of { $all }
people-search = Name or email contains
people-all-roles = All roles
people-all-states = Everybody who is not deleted
people-name = Name
people-roles = Roles
people-seen = Last sign-in
people-link-ends = The link can be used until
people-since = In this state since
people-job-title = Job title
people-has-second-factor = Set up
people-no-second-factor = Not set up
people-count = { $count ->
    [one] { $number } person on this page
   *[other] { $number } people on this page
}
people-own = This is you. Your own password, second factor and sessions are on another page:
people-invitation = Invitation
people-resend-text = Sending it again makes a new link for 14 days; the old one then says that it was replaced.
people-resend = Send the invitation again
people-withdraw = Withdraw the invitation
people-change-roles = Change the roles
people-fixed-roles = These roles stay, because others grant them:
people-roles-save = Save the roles
people-reset-title = Lost password or phone
people-reset-text = Sends a link with which the person chooses a new password, for 24 hours. The present password stops working and all sessions end at once.
people-reset-elsewhere = Sends a link with which the person chooses a new password, for 24 hours. The sessions for your organisation end at once. The person acts for other organisations too, so the present password works until then.
people-reset-second-factor = Remove the second factor too; the person sets it up anew at the next sign-in
people-reset = Send a link for a new password
people-leaving = Block or delete
people-leaving-text = Blocking stops every session at once and can be undone at any time. Whoever is deleted can be restored, with the same roles, for 30 days.
people-restore-text = This person was deleted and can be restored, with the same roles, until { $until }.
people-block = Block
people-unblock = Unblock
people-delete = Delete
people-restore = Restore

people-line-mail = Line { $line }: enter one email address, then perhaps a comma and the name
people-line-name = Line { $line }: enter a name that contains letters
people-line-twice = Line { $line }: this address stands in a line above
people-too-many = Invite at most { $most } people at once
people-here = { $mail } belongs to your organisation already. Take this line out.
people-here-deleted = { $mail } belonged to your organisation before. Take this line out and restore the person from the list of the deleted.
people-other-side = { $mail } cannot be invited: nobody acts for the operator and for another organisation. Use another address.
people-not-yours = Your role does not allow changing this person. Somebody with a higher role can.
people-roles-own = Nobody gives themselves a role. Ask another admin of your organisation.
people-role-not-yours = One of these roles is not yours to give or take.
people-last-admin = Nothing was changed: nobody else in your organisation can grant everything. Give somebody else the highest role first. (E-USER-LAST-GA)
people-changed = Somebody else changed this person meanwhile, so your change was not made. Open the page again to see how things stand.
people-elsewhere = This person acts for other organisations too, so the second factor cannot be removed from here. The person can use a recovery code.

account-invited = Invited
account-expired = Invitation expired
account-withdrawn = Invitation withdrawn
account-active = Active
account-blocked = Blocked
account-deleted = Deleted
account-meaning-invited = The person has a link that was not used yet.
account-meaning-expired = The link was not used within 14 days. Send the invitation again.
account-meaning-withdrawn = The invitation was taken back; its link no longer works.
account-meaning-active = The person can sign in and act.
account-meaning-blocked = The person cannot act for your organisation until somebody unblocks the account.
account-meaning-deleted = The person can be restored within 30 days; after that the account is removed for good.

role-with-meaning = { $role } – { $meaning }
role-meaning-global-admin = everything, including agreements and other global admins
role-meaning-user-admin = people and their roles, but not global admins
role-meaning-billing-admin = bills, payments and reconciliation
role-meaning-admin-agent = customers, subscriptions and administration on behalf of customers
role-meaning-sales-agent = customers, orders and relationship requests
role-meaning-helpdesk-agent = support for customers
role-meaning-account-admin = company profile, locations and verification
role-meaning-partner-admin = views of the profile, roles and benefits
role-meaning-incentives-admin = incentives: enroll, bank and tax details
role-meaning-incentives-user = incentives: view and start claims
role-meaning-report-viewer = reports without revenue or personal data
role-meaning-default-user = overview and own account
role-meaning-super = everything, including operators' roles
role-meaning-programme-manager = partners, off-boarding, agreements and settings
role-meaning-reviewer = decides enrollments and verifications
role-meaning-finance = invoices, credits and payments
role-meaning-support = helps partners, reads only
role-meaning-auditor = reads everything, changes nothing

field-mails = Email addresses
field-roles = Roles
field-role = Role
field-note = What you need it for
field-answer = Answer
field-present-password = Present password
mails-hint = One person a line, at most ten. After the address you can put a comma and the name: ada@alpine.example, Ada Keller
roles-hint = Everybody invited here gets the same roles. You can change them later.
roles-now-hint = A change counts from the person's next click on.
roles-own-hint = Your own roles can only become fewer. Somebody else has to give them back.
note-hint = An admin reads this before answering.
missing-mails = Enter at least one email address
missing-roles = Choose at least one role
missing-role = Choose the role you ask for
password-wrong = The present password is not right

access-requests = Requests for access
access-request = { $person } asks for the role { $role }
access-page = For the page { $page }
access-grant = Grant
access-decline = Decline
access-open = Waiting
access-granted = Granted
access-declined = Declined
access-waiting = You have asked for this role already. An admin of your organisation will answer.
access-answered = Somebody else has answered this request meanwhile.
error-ask-access = Ask for access

my-access-title = My access
my-access-text = Your roles, what each role may do, who can grant it, and asking for more.
my-access-lead = Rights of several roles add up. What your roles do not allow, a colleague can do or grant.
my-access-asked = Your requests
my-access-answered-by = answered by { $person }
my-access-ask = Ask for a role
my-access-ask-text = Your request goes to the people with the highest role, who can grant every other.
my-access-ask-page = You wanted to open { $page }. Your request goes to the people with the highest role, who can grant every other.
my-access-submit = Ask for access
my-access-roles = Roles in your organisation
my-access-what = What it is for
my-access-who = Who can grant it
my-access-mine = Yours

switch-organisation = Switch organisation
organisations-title = Your organisations
organisations-text = You act for one organisation at a time. Forms that are still open for another one are refused, so nothing lands in the wrong place.
organisations-current = You act for it now
organisations-switch = Switch

password-title = Change the password
password-text = All your other sessions end. Your mailbox gets a message with which the change can be undone for 24 hours.
password-submit = Save the new password
sessions-title = Where you are signed in
sessions-text = End what you do not recognise, then change your password.
sessions-browser = Browser
sessions-organisation = Organisation
sessions-address = Address
sessions-since = Since
sessions-action = Action
sessions-unknown = Unknown browser
sessions-this = This session
sessions-end = End
sessions-everywhere = Sign out everywhere

link-invitation-withdrawn = This invitation was withdrawn. If you think that is a mistake, ask whoever invited you.

flash-invited = Sent. Each person gets a mail with a link of their own.
flash-invitation-resent = A new invitation is on its way; the old link no longer works.
flash-roles-saved = The roles are saved and count at once.
flash-person-blocked = The person is blocked and signed out.
flash-person-unblocked = The person can act again.
flash-person-deleted = Done. It can be undone for 30 days.
flash-person-restored = The person is back, with the same roles.
flash-reset-sent = A link for a new password is on its way.
flash-access-asked = Your request is on its way. You will get a mail with the answer.
flash-access-granted = The role is granted and counts at once.
flash-access-declined = The request is declined.
flash-switched = You now act for this organisation.
flash-session-ended = The session has ended.
flash-signed-out-everywhere = You are signed out everywhere.
flash-password-changed = Your password is changed and your other sessions have ended.

activity-invitation-resent = The invitation of { $subject } was sent again
activity-roles-changed = The roles of { $subject } were changed
activity-person-blocked = { $subject } was blocked
activity-person-unblocked = { $subject } was unblocked
activity-person-deleted = { $subject } was deleted
activity-person-restored = { $subject } was restored
activity-person-purged = { $subject } was removed for good, 30 days after being deleted
activity-password-reset-sent = { $subject } was sent a link for a new password
activity-password-changed = { $subject } changed the password
activity-session-ended = { $subject } ended a session
activity-signed-out-everywhere = { $subject } signed out everywhere
activity-access-requested = { $subject } asked for access
activity-access-granted = { $subject } was granted access
activity-access-declined = The request of { $subject } for access was declined

detail-roles = Roles
detail-roles-before = Roles before
detail-roles-now = Roles now
detail-role = Role
detail-page = Page
detail-second-factor = Second factor removed

mail-kind-people-changed = Change of people
mail-kind-roles-changed = Change of roles
mail-kind-password-reset-by-admin = New password, asked for by an admin
mail-kind-password-changed = Password changed
mail-kind-access-requested = Request for access
mail-kind-access-granted = Access granted
mail-kind-access-declined = Access declined

mail-people-changed-subject = { $organisation }: { $text }
mail-people-changed-body =
    Hello { $recipient },

    { $text }. This was done by { $inviter }.

    You are told because you are a global admin of { $organisation }.
mail-people-changed-action = Open People and roles

mail-roles-changed-subject = { $organisation }: your roles have changed
mail-roles-changed-body =
    Hello { $recipient },

    { $inviter } has changed what you may do for { $organisation } in Partner Center. Your roles are now: { $text }.
mail-roles-changed-action = See what you may do

mail-password-reset-by-admin-subject = Choose a new password for Partner Center
mail-password-reset-by-admin-body =
    Hello { $recipient },

    { $inviter } of { $organisation } asks you to choose a new password. You are signed out. The link works once, until { $until }.
mail-password-reset-by-admin-action = Choose a new password

mail-password-changed-subject = Your password for Partner Center was changed
mail-password-changed-body =
    Hello { $recipient },

    the password of your account was changed, and all other sessions have ended. If that was you, there is nothing to do.

    If it was not you: the link takes your account back. With it you choose a new password, and everybody else is signed out. It works once, until { $until }.
mail-password-changed-action = It was not me

mail-access-requested-subject = { $inviter } asks for access
mail-access-requested-body =
    Hello { $recipient },

    { $inviter } asks for the role { $role } in { $organisation }. Grant it or decline it; until then nothing changes.
mail-access-requested-action = Answer the request

mail-access-granted-subject = { $organisation }: access granted
mail-access-granted-body =
    Hello { $recipient },

    { $inviter } has granted you the role { $role }. It counts at once.
mail-access-granted-action = See what you may do

mail-access-declined-subject = { $organisation }: access declined
mail-access-declined-body =
    Hello { $recipient },

    { $inviter } has declined your request for the role { $role }.
mail-access-declined-action = See what you may do
