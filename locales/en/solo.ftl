# A direct partner asks alone: the words that differ

solo-title = Direct invitations
solo-begin-lead = One letter, one link: the customer gives your organisation a relationship. On the next page you read and edit the letter, and send it.
solo-administration-hint = With them you manage subscriptions, licences and users for the customer. The customer can untick them and still accept.
solo-list-lead = Customers you have asked for a relationship with your organisation alone. The link itself is known only to whoever received the letter.
solo-none-text = Invite a customer; here you see whether the link was opened, accepted or declined, and until when it works.
solo-letter = Letter to a customer
solo-invitation = Direct invitation
solo-meaning-withdrawn = It was taken back, or your organisation has become an indirect reseller. You can renew the invitation while new direct customers are open to you.
solo-direct-meanwhile = Meanwhile your organisation cannot ask for new direct customers any more: it has become an indirect reseller, or its standing has changed. Nothing was sent.

solo-letter-subject = { $reseller } would like to work for you
solo-letter-asks = We ask you to authorize us as your reseller of record. We do not ask for administration rights.
solo-letter-asks-admin = We ask you to authorize us as your reseller of record, and to manage subscriptions, licences and users for you. You can leave out the administration rights.
solo-letter-body =
    Hello,

    { $reseller } advises you, places your orders, sends the invoices and looks after you. { $asks }

    Two steps, for a global admin of your organisation:

    1. Check that your organisation's profile is complete.
    2. Open this link, read what we may do, and accept or decline:

    { $link }

    { $lasts } Nothing changes before you accept.

    Kind regards
    { $person }

solo-landing-title = You are asked to authorize a partner
solo-landing-lead = { $reseller } asks your organisation for a relationship: it would sell to you directly. You decide.
solo-the-reseller = Direct partner
solo-the-reseller-is = Advises you, places the orders, sends the invoices and looks after you
solo-next = After sign-in, a global admin of your organisation reads what the partner may do, and accepts or declines. Going on accepts nothing.

solo-answer-title = Authorize your partner
solo-answer-lead = For { $organisation }: read what the partner may do, then accept or decline.
solo-neither = May not
solo-partner-advises = advise you, be your contact and make you offers
solo-partner-orders = place orders for you that you have agreed on
solo-partner-bills = invoice these orders, and suspend what is not paid after notice
solo-partner-sees = see your organisation's profile, and the orders, subscriptions and licences bought through it
solo-neither-content = read your mail, files or other content
solo-neither-accepts = accept agreements or further partners in your name
solo-neither-passes = pass its authorization on to somebody else
solo-neither-administers = administer your organisation without the box below
solo-shared = What it learns
solo-lasts-text = Until you or { $reseller } end it. You see it under "Who has access to us" and can ask to end it there.
solo-understood = I act for { $organisation }, authorize the partner as described and accept the customer agreement
solo-decline-hint = The partner reads it.
solo-hand-over-body =
    Hello,

    { $reseller } asks us for an authorization in Partner Center. Only a global admin can answer. Open this link, sign in, and accept or decline:

    { $link }

solo-withdrawn-way = If you did not expect that, ask the partner. One that has become an indirect reseller takes no new direct customers; it can invite you anew, together with a provider.
solo-standing-title = This partner takes no new direct customers at present
solo-standing-text = { $organisation } cannot accept it now: the partner's standing in the programme does not allow it, or it has become an indirect reseller.
solo-standing-way = Open this link again later, or ask whoever invited you.
solo-region-title = The partner is in another region
solo-region-text = { $organisation } is in another region than this partner. A relationship has to be within one region.
solo-region-way = Ask for a partner in your region.
solo-related-title = You have accepted this partner before
solo-related-text = { $organisation } is a direct customer of this partner already, so there is nothing to accept.
solo-related-way = You see what it may do under "Who has access to us".
solo-join-lead = { $reseller } asks for your authorization. First tell us who you are; nothing is made before you have proved your mailbox.
solo-receipt-lead = { $reseller } is authorized.
