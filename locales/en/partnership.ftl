# Partnerships of providers and resellers: invitations, the pages behind their links, both lists, the end

accept = Accept
decline = Decline
actions = Actions

letter-partnership-subject = { $provider }: invitation to a partnership
letter-partnership-body =
    Hello,

    { $provider } would like to work with you as indirect provider. You sell to your customers and look after them; we place the orders, bill you and support you.

    Please open this personal link. A global admin of your organisation signs in to Partner Center, reads what the partnership grants, and accepts or declines:

    { $link }

    The link works once and for { $days } days. Nothing changes before you accept.

    Kind regards
    { $person }
    { $provider }
letter-later = Go on later

partnership-anyone = Anyone with the link

partnership-title = { $provider } invites you to a partnership
partnership-lead = { $provider } is an indirect provider in this programme and would like to work with your organisation as its indirect reseller.
partnership-who = Who invites
partnership-as = What you are invited as
partnership-as-reseller = Indirect reseller: a company that sells to customers of its own and orders through the provider
partnership-for = Whom it is for
partnership-until = Until
partnership-next = Continue leads to sign-in. A global admin of your organisation then sees what the partnership grants and accepts or declines. Nothing is accepted by continuing.
partnership-next-signed-in = Continue shows what the partnership grants. Nothing is accepted by continuing.
partnership-continue = Continue

partnership-answer-lead = { $provider } would like to be an indirect provider of { $organisation }. Read what that grants, then accept or decline.
partnership-grants = What the partnership grants
partnership-may = { $provider } may
partnership-may-order = place orders for the customers that you and { $provider } share
partnership-may-name = create new customers and name you as their reseller
partnership-may-invite = invite customers together with you
partnership-may-see = see your company profile, Partner ID, standing, support contact and whether your reseller agreement is signed
partnership-may-not = { $provider } may not
partnership-may-not-see = see your other customers, or your business with other providers
partnership-may-not-administer = administer your customers' accounts, or get administration rights from you
partnership-may-not-act = change your data or accept anything in your name
partnership-lasts = The partnership lasts until one side ends it. You or { $provider } can do that at any time; customers and their subscriptions stay then.
partnership-understood = I act for { $organisation } and grant { $provider } what is listed here
missing-partnership-understood = Tick that you grant what is listed, or decline
partnership-decline-title = If you do not want this
partnership-decline-hint = { $provider } reads it.
field-decline-reason = Reason
partnership-changed = What this invitation grants, or who may answer it, has changed since you opened the page. Nothing was accepted. Open the link again and read it once more.
flash-partnership-made = You are partners now.
flash-partnership-declined = You have declined the invitation. The provider is told.

partnership-hand-over-text = Only a global admin of { $organisation } can answer this invitation. Hand it over to one of them; nothing is lost by that.
partnership-hand-over-who = Who can answer
partnership-hand-over-nobody = Your organisation has no active global admin at present. Ask the operator of the programme.
partnership-hand-over-to = Write to { $mail }
partnership-hand-over-link = Or pass this link on yourself:
partnership-hand-over-until = The link works until { $until }.
partnership-hand-over-subject = Invitation of { $provider } to a partnership: please answer
partnership-hand-over-body =
    Hello,

    { $provider } invites us to a partnership in Partner Center. Only a global admin can answer. Please open this link, sign in, and accept or decline:

    { $link }

partnership-end-title-accepted = This invitation was accepted
partnership-accepted-text = The invitation of { $provider } was accepted on { $at }. Its link works once.
partnership-end-way-accepted = There is nothing more to do here. The provider stands in the list of indirect providers of the organisation that accepted.
partnership-end-title-declined = This invitation was declined
partnership-declined-text = The invitation of { $provider } was declined on { $at }. Its link works once.
partnership-end-way-declined = If you have changed your mind, ask the provider for a new invitation.
partnership-end-title-expired = This invitation has expired
partnership-expired-text = The invitation of { $provider } was open until { $at }.
partnership-end-way-expired = Ask the provider for a new one; it takes a minute.
partnership-end-title-withdrawn = This invitation was withdrawn
partnership-withdrawn-text = { $provider } has taken this invitation back.
partnership-end-way-withdrawn = If you did not expect that, ask the provider.
partnership-end-title-replaced = There is a newer invitation
partnership-replaced-text = { $provider } has sent a newer invitation in place of this one.
partnership-end-way-replaced = Look for the newest message from the provider and open the link in it, or ask the provider.
partnership-unknown-title = This link is not known
partnership-unknown-text = It may have been cut off or changed on its way, or it was never sent.
partnership-unknown-way = Open it once more from the original message, or copy the whole link into the address bar. If that does not help, ask the provider for a new one.

partnership-kind-title = This invitation is for resellers
partnership-kind-text = { $provider } invites partners of the programme to resell. { $organisation } is not a partner, so it cannot answer.
partnership-kind-way = If you meant to become a customer, ask the provider for an invitation for customers. If you also act for a partner, sign in for that one.
partnership-self-title = This is your own invitation
partnership-self-text = { $organisation } has sent this invitation itself. Only the partner it is for can answer it.
partnership-self-way = See in the list where it stands.
partnership-addressee-title = This invitation is for another organisation
partnership-addressee-text = { $organisation } cannot answer it: it was written to somebody else. Perhaps it was forwarded to you.
partnership-addressee-mail = It was sent to { $mail }.
partnership-addressee-way = If that is you, sign out and sign in with that account. If your organisation should be invited, ask whoever sent you the link.
partnership-programme-title = Become an indirect reseller first
partnership-programme-text = { $provider } invites indirect resellers. { $organisation } is not one yet.
partnership-programme-way = Enroll and accept the indirect reseller agreement, or wait until you are offered to; then open this link again. It goes on working until it expires.
partnership-standing-title = Your organisation cannot accept at present
partnership-standing-text = { $organisation } is suspended or no longer authorized as indirect reseller, so it cannot become a partner of { $provider } now.
partnership-standing-way = Settle that with the operator of the programme, then open this link again.
partnership-agreement-title = Your agreement is missing
partnership-agreement-text = { $organisation } has not accepted the indirect reseller agreement, so it cannot become a partner of { $provider } yet.
partnership-agreement-way = A global admin of your organisation accepts it on Overview. Then open this link again.
partnership-provider-title = The provider cannot take partners at present
partnership-provider-text = { $provider } may not begin new business at the moment.
partnership-provider-way = Open this link again later, or ask the provider.
partnership-region-title = The provider is in another region
partnership-region-text = Your organisation is in { $mine }, the provider in { $theirs }. Partners have to be in the same region.
partnership-region-way = Look for a provider in your region.
partnership-partnered-title = You are partners already
partnership-partnered-text = { $organisation } and { $provider } are partners, so there is nothing to accept.
partnership-partnered-way = You find the provider in your list.
partnership-ask = Write to { $provider }
partnership-ask-subject = A new invitation to a partnership with { $provider }
partnership-ask-body = Hello, the link of your invitation to a partnership no longer works for us. Could you send us a new one? Thank you.
partnership-to-providers = Go to Indirect providers

partners-provider = Provider
partners-reseller = Indirect reseller
partners-since = Partner since
partners-customers = Shared customers
partners-pending = Pending invitations
invitations-waiting = Invitations that wait for your answer
invitations-waiting-text = Your global admin answers with the link in the provider's mail. If it cannot be found, ask the provider for a new one.
invitations-waiting-times = Sent on { $sent }, open until { $until }
invitations-wait = { $count ->
    [one] { $count } invitation waits for your answer
   *[other] { $count } invitations wait for your answer
}
partners-view-customers = View customers
partners-remove = Remove partnership
partnership-blocked = Rests while your organisation may not sell
resellers-tab = Partners
resellers-agreement = Agreement
resellers-standing = Standing
resellers-none = No indirect resellers yet
resellers-none-text = Invite a reseller. As soon as it accepts, it stands here.
resellers-unsigned = { $count ->
    [one] { $number } reseller on this page has not signed the indirect reseller agreement. Orders for it are not possible until it does; you can remind it.
   *[other] { $number } resellers on this page have not signed the indirect reseller agreement. Orders for them are not possible until they do; you can remind them.
}
resellers-count = { $count ->
    [one] { $number } reseller on this page
   *[other] { $number } resellers on this page
}
resellers-remind = Remind
agreement-signed = Signed
agreement-not-signed = Not signed
flash-reseller-reminded = The reseller's global admins are reminded by mail.
flash-reseller-reminded-before = You have reminded this reseller today already. Tomorrow you can do it again.
flash-reseller-signed = This reseller has signed meanwhile.

check-title = Check an agreement
check-lead = Find out whether a partner has signed the indirect reseller agreement.
check-submit = Check
check-signed = Orders for this reseller are possible as far as the agreement goes.
check-not-signed = Orders for this reseller are not possible until one of its global admins accepts the agreement.
check-same-region = The same region as yours.
check-other-region = Another region than yours: a partnership is not possible.
check-partnered = { $name } is your partner already.
field-partner = Partner ID or name
partner-hint = The Partner ID, or the name exactly as registered
missing-partner = Enter the Partner ID or the name of the partner
partner-unknown = There is no indirect reseller with this Partner ID or name. Check the number, or write to a mailbox instead.
partner-ambiguous = Several partners are called so. Enter the Partner ID.
partner-other-region = { $name } is in another region, so a partnership is not possible
partner-partnered = { $name } is your partner already

invitations-title = Invitations
invitations-new = Invite a reseller
invitations-new-lead = First say whom the invitation is for. On the next page you read and edit the letter with its personal link, and send it.
invitations-write = Write the letter
invitations-none = No invitations yet
invitations-none-text = Invite a reseller; here you see whether the link was opened, accepted or declined, and until when it works.
invitations-all-states = All states
invitations-to = To
invitations-created = Created
invitations-sent = Sent
invitations-opened = Opened
invitations-expires = Expires
invitations-resend = Send again
invitations-withdraw = Withdraw
invitations-count = { $count ->
    [one] { $number } invitation on this page
   *[other] { $number } invitations on this page
}
field-whom = Whom is it for?
invitation-whom-partner = A partner of the programme
invitation-whom-mail = A mail address
invitation-whom-anyone = Anyone with the link
missing-whom = Choose whom the invitation is for
partner-hint-whom = For a partner of the programme: its Partner ID, or its name exactly as registered. Only this partner can accept.
invitation-mail-hint = For a mail address: only the organisation of this person, or of this domain, can accept.
field-letter-language = Language of the letter
invitation-to = Invitation: { $to }
invitation-letter = Letter: { $to }
invitation-letter-lead = Read the letter, edit it as you like, and send it. Drafts are kept for a day.
invitation-replaces = This letter has a new link. The link of the earlier invitation goes on working until you send this one.
invitation-discard = Discard this draft
invitation-link-hidden = The link itself is known only to whoever received the letter. To send it again, make a new one.
invitation-by-portal = By Partner Center
invitation-by-hand = By hand
invitation-answered = Answered
invitation-misdirected = Another organisation tried to answer on { $at }
invitation-reason = Reason: { $reason }
invitation-state-draft = Draft
invitation-state-sent = Sent
invitation-state-opened = Opened
invitation-state-accepted = Accepted
invitation-state-declined = Declined
invitation-state-expired = Expired
invitation-state-withdrawn = Withdrawn
invitation-state-replaced = Replaced
invitation-meaning-draft = Somebody is writing the letter; the link does not work yet.
invitation-meaning-sent = The link works and has not been opened.
invitation-meaning-opened = Somebody has gone on from the link; the answer is awaited.
invitation-meaning-accepted = You are partners.
invitation-meaning-declined = The reseller does not want this. You can send a new one.
invitation-meaning-expired = Its time is over without an answer. You can send a new one.
invitation-meaning-withdrawn = You have taken it back. You can send a new one.
invitation-meaning-replaced = A newer invitation took its place; the old link says so.
invitation-is-draft = This invitation is still a draft.
invitation-is-sent = This invitation has been sent meanwhile.
invitation-is-opened = This invitation has been sent and opened meanwhile.
invitation-is-accepted = This invitation was accepted meanwhile: you are partners.
invitation-is-declined = This invitation was declined meanwhile.
invitation-is-expired = This invitation has expired meanwhile.
invitation-is-withdrawn = This invitation was withdrawn meanwhile.
invitation-is-replaced = A newer invitation has taken the place of this one meanwhile.
invitation-overtaken-draft = The earlier invitation is still a draft.
invitation-overtaken-accepted = The earlier invitation was accepted meanwhile: you are partners, and there is nothing more to send. Discard this draft.
invitation-overtaken-replaced = A newer invitation has taken the place of the earlier one meanwhile. Discard this draft.
invitation-not-active = Your organisation may not begin new business at present, so it cannot invite resellers. Settle that with the operator.
invitation-no-address = Partner Center does not know whom to send this letter to. Send it from your own mailbox and select Done.
flash-invitation-sent = The invitation is on its way.
flash-invitation-done = The invitation is listed as sent; its link works now.
flash-link-restored = The link is back in the letter.
flash-draft-discarded = The draft is discarded.
flash-invitation-withdrawn = The invitation is withdrawn; its link no longer works.

partnership-end = Remove the partnership with { $name }
partnership-end-lead = This ends the partnership with { $name } at once. Both sides are told by mail.
partnership-end-stays = What stays
partnership-end-stays-customers = { $count ->
    [one] { $number } shared customer with its relationships and running subscriptions
   *[other] { $number } shared customers with their relationships and running subscriptions
}
partnership-end-stays-rights = Administration rights that customers have granted
partnership-end-stays-record = The record of what was done together
partnership-end-ends = What ends
partnership-end-ends-orders = New orders with { $name } as reseller
partnership-end-ends-new = New orders through { $name }
partnership-end-ends-invitations = New joint invitations with { $name }
partnership-end-ends-profile = Your view of the profile, standing and agreement of { $name }
partnership-end-ends-own = The view { $name } has of your profile, standing and agreement
partnership-end-notice = Partner Center sends no legal notice
partnership-end-notice-text = If your contract with { $name } asks for notice, give it yourself. To work together again, a new invitation has to be accepted.
partnership-end-good-faith = I act in good faith and am entitled to end the partnership with { $name }
missing-good-faith = Tick that you act in good faith
partnership-end-submit = Remove the partnership
partnership-removed-before = This partnership was ended meanwhile.
flash-partnership-removed = The partnership is ended. Both sides are told.
