# Moving customers: board, deeds for many, extension; endings; views and tags of the list of customers

transition-see-customers = See all customers
phase-customers-count = { $done } of { $all } invited or extended
phase-customers-staying = { $count ->
    [one] { $number } stays direct
   *[other] { $number } stay direct
}
customers-board = See how far your direct customers are on their way to a provider

board-not-dual = This board is for partners that are both direct and indirect. Your organisation has no direct customers to move to a provider.
board-title = Customers in transition
board-lead = One row for each direct customer. There is no deadline: what is with you stays with you until you or the customer decide otherwise.
board-none = No direct customers
board-none-text = There is nothing to move. Customers that you serve through a provider are in your list of customers.
board-progress = Progress
board-asked = { $done } of { $all } customers are invited or served by a provider.
board-by-state = Customers by state
board-customers = Customers
board-field-q = Name
board-field-state = State
board-field-with = Provider
board-column-id = ID
board-column-name = Customer
board-column-state = State
board-column-provider = Provider
board-column-since = Since
board-choose = Choose { $name }
board-since = since { $date }
board-invitation = Invitation
board-hand-over = Hand over: end the direct relationship
board-bulk = For several customers at once
board-bulk-lead = Tick customers above, or take the whole view. You see first what would come of it for each.
board-scope-all = All customers of this view, not only the ticked ones
board-scope-hint = At most { $most } at a time, in the order of the list
board-what = What to do
board-deed-invite = Invite them jointly with the provider
board-deed-choose = Choose the provider, without inviting yet
board-deed-stay = Keep them direct
board-deed-reopen = Take back the choice
board-provider = Provider
board-provider-hint = For inviting and choosing
board-administration = Administration rights, when inviting
board-preview = Show what would come of it

move-state-not-started = Not started
move-state-provider-chosen = Provider chosen
move-state-invited = Invited
move-state-consented = Consented
move-state-handed-over = Handed over
move-state-staying = Staying direct

prepare-title = For several customers at once
prepare-title-invite = Invite customers jointly with { $provider }
prepare-title-choose = Choose { $provider } for customers
prepare-title-stay = Keep customers direct
prepare-title-reopen = Take back the choice for customers
prepare-lead = Nothing has been done yet.
prepare-rows = Customer by customer
prepare-now = Now
prepare-then = What comes of it
prepare-to = Written to
prepare-letters = What is written
prepare-letter = { $language }: { $subject }
prepare-link-here = (the customer's personal link)
prepare-nothing = Nothing would come of it. Choose other customers, or another step.
prepare-back = Back to the board
prepare-no-deed = Choose what to do.
prepare-no-provider = Choose the provider.
prepare-nobody = Tick at least one customer, or take the whole view.
prepare-too-many = Choose at most { $most } customers at a time.
prepare-submit = { $count ->
    [one] Do it for { $number } customer
   *[other] Do it for { $number } customers
}
prepare-count-sent = { $count ->
    [one] { $number } customer is written to
   *[other] { $number } customers are written to
}
prepare-count-drafted = { $count ->
    [one] { $number } letter is prepared for you to send
   *[other] { $number } letters are prepared for you to send
}
prepare-count-done = { $count ->
    [one] { $number } customer changes
   *[other] { $number } customers change
}
prepare-count-not-open = { $count ->
    [one] { $number } customer stays as it is
   *[other] { $number } customers stay as they are
}
prepare-count-gone = { $count ->
    [one] { $number } customer is left out
   *[other] { $number } customers are left out
}
prepare-count-written-today = { $count ->
    [one] { $number } customer was written to today
   *[other] { $number } customers were written to today
}

outcome-sent = Sent
outcome-drafted = Draft
outcome-done = Changed
outcome-not-open = Left as it is
outcome-gone = Left out
outcome-written-today = Written to today
outcome-meaning-sent = The portal sends the letter to the customer's global admin.
outcome-meaning-drafted = The portal knows no global admin of this customer, so the letter is prepared for you to send within a day.
outcome-meaning-done = It will be as chosen.
outcome-meaning-not-open = This step is not open from where the customer stands, or it stands there already.
outcome-meaning-gone = It is not a direct customer of yours any more.
outcome-meaning-written-today = The portal has written to this customer within a day. Try again tomorrow.
outcome-came-sent = The letter is on its way to the customer's global admin.
outcome-came-drafted = The letter waits for you. Open it, send it by your own mail, then select Done; after a day it is thrown away.
outcome-came-done = It is as chosen.
outcome-came-not-open = The step was not open any more.
outcome-came-gone = It was not a direct customer of yours any more.
outcome-came-written-today = The portal had written to this customer within a day.
result-by = By { $person }, { $at }
result-outcome = What came of it

nav-transitions = Transitions
transitions-lead = Partners that are both direct and indirect, and how far their direct customers are on their way to a provider.
transitions-none = No partner is on its way yet
transitions-none-text = Partners appear here when they have accepted the indirect reseller agreement.
transitions-together = All partners together
transitions-total = { $count ->
    [one] { $number } direct customer
   *[other] { $number } direct customers
}
transitions-progress = { $done } of { $all }

extend-link = Extend to a provider
extend-title = Extend the relationship with { $customer } to a provider
extend-lead = The provider gets a relationship with { $customer } and can take its orders together with you. Your direct relationship stays as it is; you end it when you like.
extend-customer = Customer
extend-current = Providers it is served with now
extend-current-none = None
extend-none = No provider to choose
extend-none-text = You need an active partnership with an indirect provider that does not serve this customer yet.
extend-what = What the provider gets to know
extend-shared = It sees from now on
extend-kept = It neither sees nor may
extend-choose = Provider
extend-consent = { $customer } has agreed that its data are shared as listed
extend-consent-hint = Your statement is kept with your name and the time, and the customer is told by mail.
extend-shared-name = the customer's name
extend-shared-id = its ID in Partner Center
extend-shared-domain = its domain
extend-shared-address = its address
extend-shared-country = its country
extend-shared-registration = its registration number
extend-shared-language = the language of its mail
extend-shared-validation = whether its account has been validated
extend-kept-rights = administration rights: only the customer gives them, and never to a provider
extend-kept-products = what the customer has from you directly: orders, subscriptions, invoices
extend-kept-agreement = a customer agreement that you attested: the provider asks for its own
extend-kept-notes = your tags and your history with the customer
extend-dual = A relationship can be extended by a partner that is both direct and an indirect reseller. Your organisation is not, or not at present.
extend-direct = This is not a direct customer of yours, or the relationship is ending, so it cannot be extended.
extend-partnership = There is no active partnership with this provider any more, so nothing was extended.
extend-region = This provider is in another region than the customer. Choose one of the customer's region.
extend-related = This provider serves the customer together with you already.
extend-changed = What is shared has changed since you opened the page. Read it again, then decide.
missing-provider = Choose the provider
missing-consent = Tick that the customer has agreed, or leave the page
flash-extended = The relationship is extended. Provider and customer are told by mail.

remove-link = End this relationship
remove-title = End the relationship with { $customer }
remove-asked = The customer asked to end it
remove-blockers = What still blocks it
remove-free = Nothing blocks the end.
remove-blocked = Something still blocks the end; it is listed below.
remove-blocked-by = The relationship ends when this is settled:
remove-what = What comes of it
remove-stays = Stays
remove-ends = Ends
remove-understood = I want to end this relationship with { $customer }
remove-submit = End the relationship
remove-others = Your other relationships with this customer
remove-other = End { $what }
remove-stays-other = your other relationship: { $what }
remove-stays-with = the relationship of { $partner } with the customer
remove-stays-record = what happened so far, in everybody's log
remove-effect-row = the customer leaves your list when this was the last relationship
remove-effect-support = you are no longer its contact for support
remove-effect-administration = your administration rights, at once
remove-effect-direct = you can no longer order for it or bill it directly
remove-effect-reseller = you can no longer serve it through the provider
remove-effect-provider = you can no longer take its orders; its reseller needs another provider
remove-effect-told = { $customer } and whoever serves it with you are told by mail
missing-understood-end = Tick that you want to end the relationship, or leave the page
flash-relationship-removed = The relationship is ended. Everybody concerned is told by mail.
duty-invitation = An open joint invitation to { $subject }: withdraw it, or wait for the answer

views-title = Your views
views-save-title = Keep this view
views-name = Name of the view
views-hint = Only you see it. It keeps search and filters.
views-save = Keep the view
views-manage = Delete views
views-delete = Delete
missing-view = Enter a name
view-too-long = This view has too many filters to be kept
view-name-taken = You have a view called { $name } already. Choose another name, or delete that one first.
view-limit = You have 20 views, which is the limit. Delete one first.
flash-view-saved = The view is kept.
flash-view-deleted = The view is deleted.
bulk-tags-title = Tags for several customers
bulk-tags = Tags
bulk-tags-hint = Tick customers in the list first. Separate tags with commas.
bulk-tags-add = Put on
bulk-tags-remove = Take off
bulk-tags-nobody = No customer was ticked, so no tags were changed.
bulk-tags-what = Enter at least one tag of at most 50 characters.
flash-tags-set = The tags are set.
joint-asked-before = This customer has an open invitation already. Withdraw it first, or wait for the answer.

activity-relationship-removed = The relationship with { $subject } was ended by its partner
activity-relationship-ended = The relationship with { $subject } ended, as the customer had asked
activity-relationship-extended = The relationship with { $subject } was extended to a provider
activity-customers-moved = Something was done to several customers in transition
activity-customers-tagged = The tags of several customers were changed
detail-deed = What
detail-sent = Letters sent
detail-drafted = Letters prepared
detail-done = Changed
detail-left-out = Left as they are
detail-changed = Customers changed
detail-relationship = Relationship
detail-served-with = Served with

mail-kind-relationship-removed = Relationship ended by the partner
mail-kind-relationship-ended = Relationship ended as asked
mail-kind-relationship-extended = Relationship extended
mail-kind-provider-added = Provider added
mail-relationship-removed-subject = { $partner } has ended its relationship with { $customer }
mail-relationship-removed-body =
    Hello { $recipient },

    { $partner } has ended its relationship with { $customer } ({ $role }). Administration rights it had have ended at once. What happened so far stays in everybody's log.
mail-relationship-removed-action = Open Partner Center
mail-relationship-ended-subject = The relationship of { $customer } with { $partner } has ended
mail-relationship-ended-body =
    Hello { $recipient },

    { $customer } had asked to end its relationship with { $partner } ({ $role }). Nothing runs any more and the day has come, so it has ended, and with it administration rights. What happened so far stays in everybody's log.
mail-relationship-ended-action = Open Partner Center
mail-relationship-extended-subject = { $customer } is now your customer together with { $partner }
mail-relationship-extended-body =
    Hello { $recipient },

    { $partner } has extended its relationship with { $customer } to { $provider }. You see what is needed to bill the customer, and can take its orders together with { $partner }. The customer accepts the customer agreement with you, or you attest it. You have no administration rights.
mail-relationship-extended-action = Open the customer
mail-provider-added-subject = { $provider } can now serve you together with { $partner }
mail-provider-added-body =
    Hello { $recipient },

    { $partner }, which serves { $customer }, has stated that you agree to be served by { $provider } as well. { $provider } sees your name, address, country, domain, registration number and language, and can take orders that you agree with { $partner }. It has no administration rights.

    If you have not agreed, tell { $partner }, and end the relationship where you see who has access.
mail-provider-added-action = See who has access

check-administration-orphaned = No administration rights outlive their relationship
check-listing-relationship = Every customer in a list has a relationship, and the other way round
check-move-state = Every customer in transition stands where its relationships and invitations say
check-extension-result = Every extension has made both relationships
