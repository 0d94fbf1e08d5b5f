# Find a provider: the directory, side by side, the shortlist, writing to a provider, the provider's entry and inbox, moderation

directory-lead = Indirect providers of this programme, with what you can decide by. Everybody can read the list, no sign-in is needed.
directory-search = Search
directory-any = Any
directory-facet-q = Search
directory-facet-country = Country it serves
directory-facet-region = Region
directory-facet-language = Language
directory-facet-service = Services
directory-facet-product = Products
directory-facet-support = Support hours
directory-facet-minimum = Minimum commitment
directory-sort = Sort by
directory-sort-name = Name
directory-sort-minimum = Lowest minimum first
directory-sort-recent = Newest entry first
directory-chip = { $field }: { $value }
directory-count =
    { $count ->
        [one] { $number } provider
       *[other] { $number } providers
    }
directory-count-many = { $number } providers or more
directory-own-market = Only providers that serve { $country }
directory-none-text = No provider says all of that. Try fewer words, or look at all of them.
directory-wider-text = No provider fits all of that. These are near:
directory-wider = Without “{ $filter }”: { $count }
directory-all = Show all providers
directory-facts = Facts to compare
directory-pick = Compare
directory-compare = Compare the ticked ones
directory-compare-hint = Tick up to four.
directory-reach = How to reach them
directory-number = Partner ID { $number }
directory-since = This entry was published on { $day } after a check by the operator of the programme.
directory-edit = Edit your entry
directory-other-region = This provider is in another region
directory-other-region-text = Your organisation is in { $mine }, this provider in { $theirs }. Partners have to be in the same region, so you cannot become its reseller.
directory-monthly = { $amount } { $currency } a month

directory-field-place = Where
directory-field-about = What sets it apart
directory-field-about-en = What sets you apart, in English
directory-field-about-fr = What sets you apart, in French
directory-field-services = Services
directory-field-products = Products
directory-field-languages = Languages
directory-field-markets = Countries served
directory-field-support = Support
directory-field-support-hours = Support hours
directory-field-support-hours-en = Support hours in words, in English
directory-field-support-hours-fr = Support hours in words, in French
directory-field-amount = Minimum for one month
directory-field-minimum = Minimum commitment
directory-field-minimum-en = Minimum commitment in words, in English
directory-field-minimum-fr = Minimum commitment in words, in French
directory-field-credit-terms = Credit terms
directory-field-credit-terms-en = Credit terms, in English
directory-field-credit-terms-fr = Credit terms, in French
directory-field-website = Website
directory-field-mail = Public email address
directory-field-phone = Public phone number

service-training = Technical training and assistance
service-marketing = Marketing help
service-credit = Financing and credit terms
service-technical-support = Technical support
service-billing = Billing service
service-migration = Help with moving customers
service-presales = Advice before the sale
service-security = Security services

product-productivity = Productivity
product-security = Security
product-infrastructure = Infrastructure
product-backup = Backup
product-business-apps = Business applications
product-telephony = Telephony
product-devices = Devices
product-analytics = Analytics

support-kind-business = Working days
support-kind-extended = Longer than working days
support-kind-always = Day and night, every day

minimum-kind-none = No minimum
minimum-kind-low = At most 500 a month, in its currency

tongue-bg = Bulgarian
tongue-cs = Czech
tongue-da = Danish
tongue-de = German
tongue-el = Greek
tongue-en = English
tongue-es = Spanish
tongue-et = Estonian
tongue-fi = Finnish
tongue-fr = French
tongue-hr = Croatian
tongue-hu = Hungarian
tongue-id = Indonesian
tongue-is = Icelandic
tongue-it = Italian
tongue-ja = Japanese
tongue-ko = Korean
tongue-lb = Luxembourgish
tongue-lt = Lithuanian
tongue-lv = Latvian
tongue-ms = Malay
tongue-mt = Maltese
tongue-nl = Dutch
tongue-no = Norwegian
tongue-pl = Polish
tongue-pt = Portuguese
tongue-ro = Romanian
tongue-sk = Slovak
tongue-sl = Slovenian
tongue-sv = Swedish
tongue-th = Thai
tongue-tr = Turkish
tongue-uk = Ukrainian
tongue-vi = Vietnamese
tongue-zh = Chinese

compare-title = Compare providers
compare-too-many = At most { $most } providers stand side by side
compare-too-many-text = Leave out some of these until four are left.
compare-without = Leave out
compare-none = Nothing to compare yet
compare-none-text = Tick up to { $most } providers in the list, then choose “Compare the ticked ones”.

shortlist-title = Shortlist
shortlist-lead = Kept in this browser for 90 days. Nobody else sees it, and no provider is told.
shortlist-count = Shortlist ({ $number })
shortlist-add = Add to shortlist
shortlist-remove = Remove from shortlist
shortlist-none = Your shortlist is empty
shortlist-none-text = Look at the list and add the providers that you want to keep in mind.
shortlist-compare = Compare these
shortlist-too-many = Tick up to { $most } of them.
shortlist-full = Your shortlist holds { $most } providers already. Remove one of them first.
flash-shortlist-on = The provider is on your shortlist.
flash-shortlist-off = The provider is no longer on your shortlist.

contact-write = Contact this provider
contact-sign-in = Sign in to contact this provider
contact-sign-in-why = Partners of the programme can write to providers from here after signing in, so that the provider knows who asks. Everybody else is welcome to use the website, the email address or the phone.
contact-title = Write to { $provider }
contact-lead = { $provider } reads your message in its inbox and by email, answers you by email, and can then invite you to a partnership, or add a customer for you if you are partners.
contact-about-customer =
    Please add a customer for us and name us as its reseller.
    
    Company name:
    Domain:
    Address:
    First global admin (name and email address):
contact-sender = From
contact-from = { $person }, { $organisation }
contact-answer-to = The answer goes to
contact-message = Message
contact-message-hint = For example your market, how many customers you have, and what you expect of a provider. At most 1,000 characters.
missing-message = Write what you want to ask
contact-send = Send
contact-earlier = Your last message
contact-answer = The answer
contact-waits = You can write again when the provider has answered. If it is urgent, use the ways on its page.
contact-own = This is the entry of your own organisation.
contact-waiting = Your organisation has written to this provider already and it has not answered yet.
contact-is-new = This request has not been answered yet.
contact-is-answered = This request has been answered already. Open it again to see the answer.
contact-is-invited = This request has been turned into an invitation already.
flash-contact-sent = Your message is with the provider.
flash-contact-answered = Your answer is on its way by email.
asked-state-new = Sent
asked-state-answered = Answered
asked-state-invited = Invited
asked-meaning-new = It is the provider's turn.
asked-meaning-answered = The provider has answered by email, too.
asked-meaning-invited = The provider has sent an invitation to a partnership. A global admin of your organisation opens its link.

requests-title = Contact requests
requests-tab = Contact requests
requests-lead = Partners have found you in the directory and written to you.
requests-none = No contact requests yet
requests-none-text = When a partner writes to you from the directory, you find it here and get an email.
requests-from = Partner
requests-person = Who writes
requests-language = Language
requests-at = Received
requests-count =
    { $count ->
        [one] { $number } request on this page
       *[other] { $number } requests on this page
    }
request-state-new = New
request-state-answered = Answered
request-state-invited = Turned into an invitation
request-meaning-new = It is your turn: answer, or invite the partner.
request-meaning-answered = You have answered. You can still invite the partner.
request-meaning-invited = You have sent an invitation. See there where it stands.
request-title = Request of { $partner }
request-answered = Your answer
request-invited-at = The invitation was sent { $at }.
request-letter-begun = A letter was begun and not sent yet.
request-letter = Open the invitation
request-invite-title = Invite to a partnership
request-invite-text = Begins a letter with its addressee filled in. Nothing is sent before you say so.
request-invite = Write an invitation
request-answer-title = Answer
request-answer = Your answer
request-answer-hint = It goes by email to the person who wrote. At most 2,000 characters.
request-answer-send = Send the answer
missing-answer = Write your answer
task-requests = Answer contact requests
task-requests-why =
    { $count ->
        [one] { $number } partner has written to you from the directory and waits for an answer.
       *[other] { $number } partners have written to you from the directory and wait for an answer.
    }

directory-entry-title = Directory entry
directory-entry-text = What everybody reads about you in the directory of providers
directory-entry-lead = What everybody reads about you in the directory. The operator checks each change; until then the entry in force stays as it is.
entry-in-force = Your entry in force was published { $at }.
entry-public = See it in the directory
entry-none-in-force = You are not in the directory yet.
entry-name = The entry carries the legal name of your organisation, { $name }.
entry-about-hint = Two sentences. At most 600 characters.
entry-hours-hint = For example: Monday to Friday, 08:00 to 18:00 (Paris time)
entry-amount-hint = What a reseller must buy for at least, a whole amount; 0 if there is no minimum. The list is filtered and sorted by it.
entry-currency = Currency of the minimum
entry-minimum-hint = For example: EUR 300 a quarter
entry-credit-hint = For example: 30 days from invoice
entry-mail-hint = Everybody can read it, and contact requests go there, too.
entry-submit = Send for publication
entry-save = Save as draft
entry-submit-hint = The operator is told by email and answers you by email.
entry-take-back = Take back and edit
entry-returned-why = Why it was sent back
entry-saved-by = { $person }, { $at }
entry-not-active = Your organisation may not take new resellers at present, so its entry cannot be changed. Settle that with the operator of the programme.
entry-is-draft = This entry was taken back to be edited. There is nothing to decide until it is sent again.
entry-is-submitted = Your entry is with the operator. Take it back first if you want to change it.
entry-is-returned = This entry was sent back already.
entry-is-published = This entry was published already.
entry-is-replaced = A newer entry has taken the place of this one.
entry-state-draft = Draft
entry-state-submitted = With the operator
entry-state-returned = Sent back
entry-state-published = Published
entry-state-replaced = Replaced
entry-is-taken-down = This entry was taken down.
entry-state-taken-down = Taken down
entry-take-down = Take the entry out of the directory
entry-take-down-text = Nobody finds { $name } in the directory any more, from now on. Partnerships and requests stay. You can send an entry for publication again at any time.
entry-take-down-submit = Take it down
entry-taken-down = Your entry was taken out of the directory
entry-taken-down-by = { $person }, { $at }
flash-entry-taken-down = The entry is out of the directory, from now on.
moderation-take-down-title = Take it down
moderation-take-down = Take it out of the directory
moderation-take-down-mail = Nobody reads it any more, from now on. The provider is told by email, and it stands in both logs.
moderation-taken-down-by = Taken down by { $person }
entry-meaning-draft = Nobody but you sees it. Send it when it is ready.
entry-meaning-submitted = The operator checks it. You can take it back to go on writing.
entry-meaning-returned = Change what the operator asks for and send it again.
missing-about-en = Say in English what sets you apart
missing-about-fr = Say in French what sets you apart
missing-support-hours-en = Give the support hours in English
missing-support-hours-fr = Give the support hours in French
missing-minimum-en = Describe the minimum commitment in English
missing-minimum-fr = Describe the minimum commitment in French
missing-credit-terms-en = Describe the credit terms in English
missing-credit-terms-fr = Describe the credit terms in French
missing-website = Enter your website
missing-entry-services = Choose at least one service
missing-entry-products = Choose at least one product family
missing-entry-languages = Choose at least one language
missing-entry-markets = Choose at least one country
missing-entry-support = Choose when support answers
missing-entry-currency = Choose a currency
missing-entry-amount = Enter a whole amount, such as 500; 0 if there is no minimum
flash-entry-submitted = Your entry is with the operator. What is in force stays until it decides.
flash-entry-taken-back = You have taken the entry back and can edit it.

nav-directory = Directory
moderation-lead = Providers write their own entries; each change is checked here before everybody reads it.
moderation-waiting = Waiting
moderation-decided = Decided
moderation-none = Nothing here
moderation-none-text = No entry waits, or none was decided about.
moderation-at = Since
moderation-by = By
moderation-change = changes an entry in force
moderation-count =
    { $count ->
        [one] { $number } entry on this page
       *[other] { $number } entries on this page
    }
moderation-title = Entry of { $provider }
moderation-partner = { $provider } as a partner
moderation-sent-by = Sent by { $person }
moderation-decided-by = Decided by { $person }
moderation-table = What the entry says
moderation-field = Field
moderation-before = In force
moderation-now = New
moderation-changed = Changed
moderation-named = The text names another provider
moderation-named-text = It speaks of: { $names }. Make sure that nobody is misled.
moderation-reason = Reason
moderation-reason-hint = The provider reads it.
moderation-publish = Publish
moderation-return = Send back
moderation-mail = Either way the provider is told by email and it stands in both logs.
flash-entry-published = The entry is published.
flash-entry-returned = The entry is sent back to the provider.

mail-kind-directory-submitted = Directory entry sent for a check
mail-kind-directory-published = Directory entry published
mail-kind-directory-returned = Directory entry sent back
mail-kind-directory-taken-down = Directory entry taken down
mail-kind-contact-requested = Contact request
mail-kind-contact-answered = Contact request answered

check-directory-provider = The directory shows an organisation that is no provider
check-contact-invited = A contact request counts as turned into an invitation that was never sent

currency-aud = Australian dollar (AUD)
currency-cad = Canadian dollar (CAD)
currency-chf = Swiss franc (CHF)
currency-czk = Czech crown (CZK)
currency-dkk = Danish crown (DKK)
currency-eur = Euro (EUR)
currency-gbp = Pound sterling (GBP)
currency-huf = Hungarian forint (HUF)
currency-nok = Norwegian crown (NOK)
currency-nzd = New Zealand dollar (NZD)
currency-pln = Polish zloty (PLN)
currency-ron = Romanian leu (RON)
currency-sek = Swedish crown (SEK)
currency-sgd = Singapore dollar (SGD)
currency-usd = US dollar (USD)
