# Mails. A blank line begins a new paragraph.

mail-why = You receive this message because of an event in Partner Center that concerns you or your organisation.
mail-unexpected = If you did not expect it, you need not do anything; nothing changes unless somebody signs in and confirms.

mail-person-invited-subject = { $organisation }: you are invited to Partner Center
mail-person-invited-body =
    Hello { $recipient },

    { $inviter } invites you to act for { $organisation } in Partner Center. Open the link, choose a password, and you are in.

    The link works once, until { $until }.
mail-person-invited-action = Accept the invitation

mail-password-reset-subject = Choose a new password for Partner Center
mail-password-reset-body =
    Hello { $recipient },

    somebody, probably you, asked for a new password for this mail address. The link works once, for two hours. When you choose a new password, you are signed out everywhere.
mail-password-reset-action = Choose a new password

mail-second-factor-set-subject = Your second factor for Partner Center was changed
mail-second-factor-set-body =
    Hello { $recipient },

    an authenticator application was set up for your account, or its recovery codes were renewed. If that was not you, ask a global admin of your organisation to block your account at once.
mail-second-factor-set-action = Open the security page

mail-enrollment-offered-subject = { $partner }: become an indirect reseller
mail-enrollment-offered-body =
    Hello { $recipient },

    { $partner } is identified for off-boarding from the direct programme, which is planned to end on { $planned }. Reason: { $reason }

    You can go on as an indirect reseller with the organisation you have; your direct customers stay yours. A global admin finds the task "Become an indirect reseller" on the Overview page. It takes about ten minutes. Once the agreement is accepted, this cannot be undone.
mail-enrollment-offered-action = Open Overview

mail-email-ownership-subject = { $partner }: confirm your mail address
mail-email-ownership-body =
    Hello { $recipient },

    { $partner } has named this address as that of its primary contact in Partner Center. Open the link and confirm that you receive mail here.

    The link works once, until { $until }. Opening it changes nothing; the button on its page does.
mail-email-ownership-action = Confirm the address

mail-verification-received-subject = { $partner }: we have received what you sent
mail-verification-received-body =
    Hello { $recipient },

    what { $partner } changed or sent about its verification was received. The answer usually takes three to five working days. Until then, what was authorized before stays in force.
mail-verification-received-action = See where it stands

mail-verification-asked-subject = { $partner }: documents are needed
mail-verification-asked-body =
    Hello { $recipient },

    the operator needs to know more before it can confirm the business of { $partner }:

    { $text }

    Accepted documents, none older than twelve months: { $documents }

    A global admin or account admin can answer in Partner Center.
mail-verification-asked-action = Answer

mail-verification-rejected-subject = { $partner }: the verification was declined
mail-verification-rejected-body =
    Hello { $recipient },

    the operator could not confirm the business of { $partner }, or a change of it:

    { $text }

    A global admin or account admin can dispute this with a document within 90 days. What was authorized before a change stays in force.
mail-verification-rejected-action = Fix now

mail-verification-authorized-subject = { $partner }: your business is confirmed
mail-verification-authorized-body =
    Hello { $recipient },

    the operator has confirmed the business of { $partner }. There is nothing more to do. What was changed is in force now.

    { $text }
mail-verification-authorized-action = Open the legal profile

mail-enrollment-received-subject = { $partner }: your enrollment was received
mail-enrollment-received-body =
    Hello { $recipient },

    the enrollment of { $partner } as an indirect reseller was received. The decision usually comes at once, and at most three working days later. It is mailed to the primary contact.
mail-enrollment-received-action = See where it stands

mail-documents-asked = Documents that are asked for, none older than twelve months: { $documents }

mail-enrollment-asked-subject = { $partner }: a question about your enrollment
mail-enrollment-asked-body =
    Hello { $recipient },

    the operator needs to know more about the enrollment of { $partner } before it can decide:

    { $text }

    { $documents }

    A global admin can answer in Partner Center. Until then the days for the decision do not count.
mail-enrollment-asked-action = Answer

mail-enrollment-rejected-subject = { $partner }: your enrollment was declined
mail-enrollment-rejected-body =
    Hello { $recipient },

    the enrollment of { $partner } as an indirect reseller was declined:

    { $text }

    You can appeal within 90 days, or put right what was missing and start again.
mail-enrollment-rejected-action = See what you can do

mail-enrollment-approved-subject = { $partner }: your enrollment is approved
mail-enrollment-approved-body =
    Hello { $recipient },

    the enrollment of { $partner } as an indirect reseller is approved.

    { $text }

    One step is left: a global admin signs in, reads the indirect reseller agreement on the Overview page and selects "Accept and continue". Nothing changes before that.
mail-enrollment-approved-action = Open Overview

mail-agreement-waiting-subject = { $partner }: your agreement waits for you
mail-agreement-waiting-body =
    Hello { $recipient },

    the enrollment of { $partner } was approved { $days } days ago. The indirect reseller agreement still waits on the Overview page. { $partner } becomes an indirect reseller when a global admin accepts it; the approval does not expire.
mail-agreement-waiting-action = Read the agreement

mail-agreement-sign-again-subject = { $partner }: sign the new version of your agreement
mail-agreement-sign-again-body =
    Hello { $recipient },

    a new version of this agreement was published: { $agreement }. { $partner } must sign it by { $day }. Until the end of that day, what { $partner } has accepted before still counts.

    A global admin signs in, reads the new version at Settings, Agreements, and selects "Accept and continue".
mail-agreement-sign-again-action = Read the new version

mail-agreement-accepted-subject = { $partner }: the agreement is accepted
mail-agreement-accepted-body =
    Hello { $recipient },

    { $signer } accepted this agreement for { $partner }, on { $at }: { $agreement }. { $then }

    This is version { $version }. The full text follows; its SHA-256 hash is { $hash }
mail-agreement-accepted-then = { $partner } is now an indirect reseller.
mail-agreement-accepted-action = Open the agreement

mail-enrollment-due-subject = { $partner }: the enrollment is due
mail-enrollment-due-body =
    Hello { $recipient },

    the enrollment of { $partner } waits for a decision. It is due on { $due }.
mail-enrollment-due-action = Open the enrollment

mail-verification-due-subject = { $partner }: the verification is due
mail-verification-due-body =
    Hello { $recipient },

    the verification of { $partner } waits for you. It is due on { $due }.
mail-verification-due-action = Open the verification

mail-partnership-invitation-subject = { $provider } invites you to a partnership
mail-partnership-invitation-body =
    Hello,

    { $provider } invites your organisation to a partnership in Partner Center. A global admin opens the link, signs in, reads what it grants, and accepts or declines.

    The link works once, until { $until }. Below is what { $provider } writes.
mail-partnership-invitation-action = Read the invitation

mail-partnership-withdrawn-subject = { $provider } has withdrawn its invitation
mail-partnership-withdrawn-body =
    Hello,

    { $provider } has taken back its invitation to a partnership. Its link no longer works, and there is nothing to do.
mail-partnership-withdrawn-action = Open Partner Center

mail-partnership-declined-subject = { $reseller } has declined your invitation
mail-partnership-declined-body =
    Hello { $recipient },

    { $reseller } does not accept the invitation of { $provider } to a partnership. You can talk to them and send a new one.

    { $text }
mail-partnership-declined-action = See your invitations

mail-partnership-expired-subject = An invitation of { $provider } has expired
mail-partnership-expired-body =
    Hello { $recipient },

    the invitation to a partnership for { $reseller } has expired without an answer. You can send a new one, with a new link.
mail-partnership-expired-action = See your invitations

mail-partnership-ending-subject = An invitation to a partnership ends soon
mail-partnership-ending-body =
    Hello { $recipient },

    your invitation of { $reseller } to a partnership with { $provider } has not been answered yet and ends on { $until }. You can send it again with a new link.
mail-partnership-ending-action = Open the invitations

mail-partnership-made-subject = { $provider } and { $reseller } are partners
mail-partnership-made-body =
    Hello { $recipient },

    { $reseller } has accepted the invitation of { $provider }. From now on they are partners: each stands in the other's list, and they can invite customers together.
mail-partnership-made-action = Open the list

mail-partnership-removed-subject = The partnership of { $provider } and { $reseller } has ended
mail-partnership-removed-body =
    Hello { $recipient },

    { $by } has ended the partnership of { $provider } and { $reseller }. Customers, their subscriptions and the rights they have granted stay; new orders and new joint invitations are no longer possible.
mail-partnership-removed-action = Open the list

mail-agreement-recalled-subject = { $reseller }: please accept your agreement
mail-agreement-recalled-body =
    Hello { $recipient },

    { $provider } reminds you that { $reseller } has not accepted the indirect reseller agreement yet. Until then, partnerships and orders for your customers are not possible. Any global admin can accept it on Overview.
mail-agreement-recalled-action = Open Overview

mail-both-partners = { $reseller } and { $provider }
mail-customer-invitation-subject = Your authorization is asked for: { $partners }
mail-customer-invitation-body =
    Hello { $recipient },

    your organisation is asked to authorize { $partners }. The letter follows. The link in it works until { $until }; nothing changes before a global admin of your organisation accepts.
mail-customer-invitation-action = Read the invitation

mail-customer-invitation-reminder-subject = Your answer is awaited: { $partners }
mail-customer-invitation-reminder-body =
    Hello { $recipient },

    your organisation was asked to authorize { $partners }, and it has not answered yet. The letter follows once more. Its link is a new one and works until { $until }; the earlier link does not work any longer. Nothing changes before a global admin of your organisation accepts, and a global admin can decline, too.
mail-customer-invitation-reminder-action = Read the invitation

mail-customer-accepted-subject = { $customer } accepted your invitation
mail-customer-accepted-body =
    Hello { $recipient },

    { $customer } has authorized { $partners }. The relationship with the customer begins now.
mail-customer-accepted-action = Open the invitations

mail-customer-declined-subject = { $customer } declined your invitation
mail-customer-declined-body =
    Hello { $recipient },

    { $customer } does not accept { $partners }. You can talk about it and renew the invitation.

    { $text }
mail-customer-declined-action = Open the invitations

mail-customer-invitation-ending-subject = An invitation to a customer ends soon
mail-customer-invitation-ending-body =
    Hello { $recipient },

    an invitation has not been answered yet and ends on { $until }: { $customer }. You can renew it with a new link.
mail-customer-invitation-ending-action = Open the invitations

mail-customer-invitation-expired-subject = An invitation to a customer has expired
mail-customer-invitation-expired-body =
    Hello { $recipient },

    an invitation has expired without an answer: { $customer }. You can renew it with a new link.
mail-customer-invitation-expired-action = Open the invitations

mail-partners-authorized-subject = { $organisation }: you authorized { $partners }
mail-partners-authorized-body =
    Hello { $recipient },

    { $signer } accepted { $partners } for { $organisation }, on { $at }, and with that the customer agreement. You see what was granted, and can end it, under "Who has access to us".

    This is version { $version }. The full text follows; its SHA-256 hash is { $hash }
mail-partners-authorized-action = Open the receipt

mail-administration-ended-subject = { $customer } ended administration rights
mail-administration-ended-body =
    Hello { $recipient },

    { $customer } has ended the administration rights of { $partner }, from now on. The relationship stays.
mail-administration-ended-action = Open the activity log

mail-administration-renounced-subject = { $partner } has given administration rights back
mail-administration-renounced-body =
    Hello { $recipient },

    { $partner } has given the administration rights for { $customer } back, from now on. The relationship stays; rights can only be given anew, by a new invitation.
mail-administration-renounced-action = See who serves whom

mail-relationship-end-asked-subject = { $customer } asks to end the relationship with { $partner }
mail-relationship-end-asked-body =
    Hello { $recipient },

    { $customer } asks to end its relationship with { $partner }, on { $due } at the earliest. Please settle with the customer what still runs.

    { $text }
mail-relationship-end-asked-action = Open the activity log

mail-customer-signup-subject = Prove your mailbox for { $organisation }
mail-customer-signup-body =
    Hello { $recipient },

    somebody, probably you, wants to create { $organisation } in Partner Center, to answer an invitation of { $partners }. Go on with the button within two hours. If it was not you, there is nothing to do: nothing has been made.
mail-customer-signup-action = Go on

mail-customer-known-subject = Your organisation is in Partner Center already
mail-customer-known-body =
    Hello { $recipient },

    somebody, probably you, wants to create { $organisation } in Partner Center, to answer an invitation of { $partners }. This mailbox, or its domain, has an account already. Open the invitation and sign in; if you have no account yourself, pass it on to a global admin of your organisation.
mail-customer-known-action = Open the invitation

mail-directory-submitted-subject = { $provider }: a directory entry waits
mail-directory-submitted-body =
    Hello { $recipient },

    { $provider } has sent its entry in the directory of providers. It waits for a check; until then the entry in force stays.
mail-directory-submitted-action = Open the entry

mail-directory-published-subject = { $provider }: your directory entry is published
mail-directory-published-body =
    Hello { $recipient },

    the operator has checked and published the entry of { $provider } in the directory of providers. Everybody can read it from now on.
mail-directory-published-action = See the entry

mail-directory-returned-subject = { $provider }: your directory entry was sent back
mail-directory-returned-body =
    Hello { $recipient },

    the operator asks for a change before it publishes the entry of { $provider }:

    { $reason }

    Change it and send it again. The entry in force, if there is one, stays as it is.
mail-directory-returned-action = Edit the entry

mail-directory-taken-down-subject = { $provider }: your directory entry was taken down
mail-directory-taken-down-body =
    Hello { $recipient },

    the operator has taken the entry of { $provider } out of the directory of providers:

    { $reason }

    You can change the entry and send it for publication again.
mail-directory-taken-down-action = Edit the entry

mail-contact-requested-subject = { $partner } writes to you
mail-contact-requested-body =
    Hello { $recipient },

    { $by } of { $partner } has found you in the directory of providers and written to you. The message stands below. Answer in Partner Center, or invite { $partner } to a partnership from there.
mail-contact-requested-action = Open the request

mail-contact-answered-subject = { $provider } has answered
mail-contact-answered-body =
    Hello { $recipient },

    { $by } of { $provider } has answered the message you sent from the directory of providers. The answer stands below.
mail-contact-answered-action = Open the provider's page
