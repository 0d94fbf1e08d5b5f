# Joint invitations: reseller and provider ask a customer together; the customer's side; who has access

nav-own-partners = Who has access to us

joint-invite = Invite new customers
joint-invite-with = Invite new customers with { $partner }
joint-choose = Invite new customers
joint-choose-lead = Choose the provider that will order for the customer. Each provider has invitations and relationships of its own.
joint-title = Joint invitations
joint-title-with = Joint invitations with { $partner }
joint-list-lead = Reseller and provider see the same list. The link itself is known only to whoever received the letter.
joint-none-text = Invite a customer; here you both see whether the link was opened, accepted or declined, and until when it works.
joint-begin-lead = One letter, one link: the customer accepts both of you together. On the next page you read and edit the letter, and send it.
field-administration = Administration rights for { $reseller }
joint-administration-hint = With them the reseller manages subscriptions, licences and users for the customer. The customer can untick them and still accept. The provider never gets them.
joint-administration-on = Ask for administration rights
joint-administration-off = Do not ask for them
missing-administration = Choose whether to ask for administration rights
field-customer = Customer
customer-hint = For your list; the customer does not see it
joint-mail-hint = With an address, only the organisation of this person, or of this domain, can accept. Without one, whoever gets the link first.
field-reach = Who may use the link
joint-reach-one = One customer
joint-reach-campaign = Several customers: a campaign link
reach-hint = A campaign link stays open for 90 days. You hand it out yourself; every customer that answers appears in the list by itself.
missing-reach = Choose who may use the link
joint-campaign-mail = A campaign link is for several customers: leave the address empty, or invite one customer
joint-campaign = Campaign link
joint-campaign-answers = { $accepted } accepted, { $declined } declined
joint-campaign-came = By a campaign link
joint-remind = Remind
joint-remind-from = You can send a reminder from { $at } on.
joint-written-lately = The last letter went out less than 7 days ago. Wait a little before you remind the customer.
flash-joint-reminded = The reminder is on its way, with a new link. The earlier link does not work any longer.
joint-letter = Letter to a customer, with { $partner }
joint-with-admin = It asks for administration rights.
joint-without-admin = It does not ask for administration rights.
joint-invitation = Joint invitation with { $partner }
joint-anyone = Anyone with the link
joint-rights = Administration rights
joint-rights-granted = Given
joint-rights-asked = Asked for
joint-rights-none = None
joint-renew = Renew
joint-not-active = The partnership rests or has ended, so no customers can be invited together at present.
joint-meaning-campaign = The link goes on working for others; every customer that answers has a line of its own in the list.
joint-meaning-draft = Somebody is writing the letter; the link does not work yet.
joint-meaning-sent = The link works and has not been opened.
joint-meaning-opened = Somebody has gone on from the link; the answer is awaited.
joint-meaning-accepted = The customer has accepted.
joint-meaning-declined = The customer does not want this. You can renew the invitation.
joint-meaning-expired = Its time is over without an answer. You can renew the invitation.
joint-meaning-withdrawn = It was taken back, or the partnership ended. You can renew the invitation while the partnership lives.
joint-meaning-replaced = A newer invitation took its place; the old link says so.
joint-is-draft = This invitation is still a draft.
joint-is-sent = This invitation has been sent meanwhile.
joint-is-opened = This invitation has been sent and opened meanwhile.
joint-is-accepted = This invitation was accepted meanwhile: the customer is in your list.
joint-is-declined = This invitation was declined meanwhile.
joint-is-expired = This invitation has expired meanwhile.
joint-is-withdrawn = This invitation was withdrawn meanwhile.
joint-is-replaced = A newer invitation has taken the place of this one meanwhile.
joint-overtaken-draft = The earlier invitation is still a draft.
joint-overtaken-accepted = The earlier invitation was accepted meanwhile; there is nothing more to send. Discard this draft.
joint-overtaken-replaced = A newer invitation has taken the place of the earlier one meanwhile. Discard this draft.

joint-letter-subject = { $reseller } and { $provider } would like to work for you
joint-letter-asks = We ask you to authorize us as your resellers of record. We do not ask for administration rights.
joint-letter-asks-admin = We ask you to authorize us as your resellers of record, and { $reseller } to manage subscriptions, licences and users for you. You can leave out the administration rights.
letter-lasts-once = The link works once, for { $days } days.
letter-lasts-campaign = Each organisation answers for itself. The link works for { $days } days.
joint-letter-body =
    Hello,

    { $reseller } advises you and looks after you; { $provider } places the orders and sends the invoices. { $asks }

    Two steps, for a global admin of your organisation:

    1. Check that your organisation's profile is complete.
    2. Open this link, read what each of us may do, and accept or decline:

    { $link }

    { $lasts } Nothing changes before you accept.

    Kind regards
    { $person }

other-account = Use another account
joint-landing-title = You are asked to authorize two partners
joint-landing-lead = { $reseller } and { $provider } ask your organisation to accept them together. You decide about both at once.
joint-the-reseller = Reseller
joint-the-provider = Provider
joint-the-reseller-is = Advises you and looks after you
joint-the-provider-is = Places the orders and sends the invoices
joint-next = After sign-in, a global admin of your organisation reads what each of them may do, and accepts or declines. Going on accepts nothing.
joint-new = Create your organisation and account

joint-answer-title = Authorize your reseller and its provider
joint-answer-lead = For { $organisation }: read what each of them may do, then accept or decline both.
joint-may = May
joint-neither = Neither may
joint-reseller-advises = advise you, be your first contact and make you offers
joint-reseller-sees = see your organisation's profile, and the subscriptions and licences bought through { $provider }
joint-reseller-asks = ask { $provider } to order for you what you have agreed on
joint-provider-orders = place orders for you that you have agreed on with { $reseller }
joint-provider-bills = invoice these orders, and suspend what is not paid after notice
joint-provider-sees = see your organisation's profile, and the orders and subscriptions it handles
joint-neither-content = read your mail, files or other content
joint-neither-accepts = accept agreements or further partners in your name
joint-neither-passes = pass its authorization on to somebody else
joint-neither-administers = administer your organisation without the box below; { $provider } never
joint-administration-box = Give { $reseller } administration rights
joint-administration-text = { $reseller } may then manage subscriptions, licences and users on your behalf, reset passwords and ask for support. Untick it to accept without; you can end the rights at any time, at once.
joint-shared = What both learn
joint-shared-text = Your organisation's name, address, country and domain, and the name of whoever accepts
joint-lasts = For how long
joint-lasts-text = Until you or { $reseller } or { $provider } end it, each relationship by itself. You see them under "Who has access to us" and can ask to end them there.
joint-answer-until = Answer until
joint-understood = I act for { $organisation }, authorize both partners as described and accept the customer agreement
missing-joint-understood = Tick that you give this authorization and accept the agreement, or decline
joint-decline-title = If you do not want this
joint-decline-hint = Both partners read it.
joint-no-agreement = The operator has not published a customer agreement yet, so nothing can be accepted. Open this link again later.
flash-joint-accepted = You have given your authorization.
flash-joint-declined = You have declined. Whoever asked is told.
flash-customer-joined = Your organisation and your account are made. One step is left: read this and decide.
joint-hand-over-text = Only a global admin of { $organisation } can answer this invitation. Pass it on to one of them; nothing is lost.
joint-hand-over-subject = { $reseller } asks for an authorization: please answer
joint-hand-over-body =
    Hello,

    { $reseller } and its provider ask us to authorize them in Partner Center. Only a global admin can answer. Open this link, sign in, and accept or decline:

    { $link }

joint-unknown-way = Open it once more from the original message, or copy the whole link into the address bar. If that does not help, ask whoever sent it for a new one.
joint-accepted-title = This invitation was accepted
joint-accepted-text = The invitation of { $partner } was accepted on { $at }. Its link works only once.
joint-accepted-way = There is nothing left to do here. Under "Who has access to us" a global admin of the organisation that accepted sees what was granted.
joint-declined-title = This invitation was declined
joint-declined-text = The invitation of { $partner } was declined on { $at }. Its link works only once.
joint-declined-way = If you have changed your mind, ask the partner for a new one.
joint-expired-title = This invitation has expired
joint-expired-text = The invitation of { $partner } was open until { $at }.
joint-expired-way = Ask the partner to renew it; it takes a minute.
joint-withdrawn-title = This invitation was withdrawn
joint-withdrawn-text = The invitation of { $partner } was taken back.
joint-withdrawn-way = If you did not expect that, ask the partner.
joint-replaced-title = There is a newer invitation
joint-replaced-text = { $partner } has sent a newer invitation in place of this one.
joint-replaced-way = Look for the newest message and open the link in it, or ask the partner.
joint-kind-title = This invitation is for customers
joint-kind-text = { $organisation } takes part in the programme itself, so it cannot answer as a customer.
joint-kind-way = If you also act for a customer, sign out and sign in with that account.
joint-addressee-title = This invitation is for another organisation
joint-addressee-text = { $organisation } cannot answer it: it was written to somebody else. Perhaps it was forwarded to you.
joint-addressee-way = If that is you, sign out and sign in with that account. If your organisation should be invited, ask whoever sent you the link.
joint-partnership-title = The two partners do not work together at present
joint-partnership-text = Reseller and provider are no active partners now, so { $organisation } cannot accept them together.
joint-partnership-way = Ask whoever invited you how to go on.
joint-standing-title = One of the partners may not begin new business
joint-standing-text = Reseller or provider is suspended in the programme, so { $organisation } cannot accept them now.
joint-standing-way = Open this link again later, or ask whoever invited you.
joint-region-title = The partners are in another region
joint-region-text = { $organisation } is in another region than these partners. A relationship has to be within one region.
joint-region-way = Ask for partners in your region.
joint-related-title = You have accepted these partners before
joint-related-text = { $organisation } has relationships with both of them, so there is nothing to accept.
joint-related-way = You see what they may do under "Who has access to us".
joint-ask = Write to { $partner }
joint-ask-subject = A new invitation
joint-ask-body = Hello, the link of your invitation no longer works for us. Could you send us a new one? Thank you.

join-title = Create your organisation
joint-join-lead = { $reseller } and { $provider } ask for your authorization. First tell us who you are; nothing is made before you have proved your mailbox.
field-person = Your name
join-person-hint = You become the first global admin
join-mail-hint = Your address at the organisation; its domain becomes the organisation's
missing-person = Enter your name
join-asked-title = Look into your mailbox
join-asked-text = We have written to { $mail }. Open the link in that mail within two hours to go on.
join-asked-hint = Nothing there? Look into the junk folder, check the address, or ask the admins of your organisation whether it has an account already.
join-back = Back to the invitation
join-password-title = Choose a password for { $organisation }
join-password-lead = { $person }, your mailbox { $mail } is proved. With your password the organisation is made, and you are its global admin.
join-submit = Create organisation and account
join-used = This link was used, or the organisation has an account already. Sign in, or ask a global admin of your organisation.
join-expired = This link was good for two hours. Open the invitation again and start anew.

receipt-title = Receipt of your authorization
joint-receipt-lead = { $reseller } and { $provider } are authorized.
receipt-customer = Customer
receipt-rights-granted = Given to { $reseller }
receipt-rights-none = None given
receipt-accepted = Accepted
receipt-agreement = Agreement
receipt-version = version { $version }
receipt-next = You can end administration rights at once, and ask to end a relationship, under "Who has access to us".
receipt-former-partner = A former partner
receipts = What you accepted
receipt-of = Authorization of { $at }

own-partners-lead = Every partner that may do something for { $organisation }, what it may, and since when.
own-partners-none = Nobody has access
own-partners-none-text = When you accept an invitation of a partner, it stands here.
own-partner = Partner
own-partner-role = Role
own-partner-since = Since
own-rights-on = Yes
own-rights-off = No
own-rights-ended = Ended on { $at }
own-rights-end = End administration rights
relationship-role-direct = Direct partner: sells, invoices and looks after you
relationship-role-reseller = Reseller: advises you and looks after you
relationship-role-provider = Provider: orders and invoices
relationship-active = Active
relationship-ending = End asked for
relationship-ending-from = Earliest end { $day }
relationship-end = Ask to end
relationship-ending-before = You have asked to end this relationship already, or it has ended.
administration-ended-before = These administration rights have ended already.
flash-administration-ended = The administration rights are ended, from now on. The partner is told.
flash-end-asked = You have asked to end the relationship. The partners concerned are told.
end-title = Ask to end the relationship with { $partner }
end-lead = { $partner } is told at once and settles with you what still runs. The relationship ends when nothing is left, not before the day below.
end-runs = What still runs
end-runs-relationship = The relationship itself, { $role }
end-runs-rights = Administration rights, which you can end at once by themselves
end-runs-other = The relationship with { $partner }, which goes on
end-runs-orders = Partner Center does not list orders and subscriptions here yet. { $partner } tells you which run on, until when and who invoices them.
end-from = Earliest end
end-from-why = Thirty days, so that somebody else can take over
end-submit = Ask to end the relationship

overview-access = Partners with access to us
overview-access-admin = With administration rights
overview-access-ending = Ends asked for
