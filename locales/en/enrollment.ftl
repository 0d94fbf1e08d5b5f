# Becoming an indirect reseller: readiness, form, confirmation, status, the phases of the move

continue = Continue
save-and-continue = Save and continue
enroll-now = Enroll now

task-become-reseller = Become an indirect reseller
task-become-reseller-why = The operator has identified your organisation for off-boarding from the direct programme. You can go on as an indirect reseller with the same organisation; your direct customers stay yours. Once the agreement is accepted, this cannot be undone.
task-become-reseller-draft = Your enrollment is begun and saved as a draft. Nothing has been sent yet.
task-become-reseller-review = Your enrollment was sent. A person at the operator decides; there is nothing to do for you.
task-become-reseller-asked = The operator asks for information about your enrollment. It waits for your answer.
task-become-reseller-rejected = Your enrollment was declined. Read the reason; you can appeal or start again.
task-become-reseller-withdrawn = You withdrew your enrollment. You can start again as long as your organisation is identified for off-boarding.
task-become-reseller-due = Planned end of the direct programme: { $day }
task-decision-due = Decision by { $at }
task-who = To be done by: { $people }

enrollment-steps = Steps of the enrollment
enrollment-step-readiness = Check what is needed
enrollment-step-details = Review the details
enrollment-step-confirm = Confirm
enrollment-only-admin = Only a global admin can enroll for your organisation. You can read everything here.

readiness-lead = An indirect reseller sells through indirect providers, who order, bill and support. You enroll with the organisation you have: same sign-ins, same customers.
readiness-reason = Why you are asked
readiness-planned = Planned end of the direct programme
readiness-who = Who and how long
readiness-who-text = A global admin, about ten minutes. The form is saved as a draft and can be taken up again.
readiness-after = What happens then
readiness-after-text = When everything is in order, you are approved at once, otherwise within three working days. After that you accept the indirect reseller agreement; only then does anything change.
readiness-checks = What must be in order
readiness-fix = Put this right
readiness-look = See the details
readiness-not-ready = Something must be put right first
readiness-not-ready-text = Follow the links above, then come back: this page checks again each time it is opened.
readiness-green = Everything is in order
readiness-green-text = You can enroll now. The decision usually comes at once.
readiness-amber = You can enroll now
readiness-amber-text = One point is still open. It does not keep you from enrolling, but a person will decide, at most three working days after you enroll.
readiness-begun = Your draft is kept; you go on where you were.

light-green = In order
light-amber = Open
light-red = To be put right

check-legal-profile = Legal name and address
check-legal-profile-green = They are complete.
check-legal-profile-red = They are incomplete. The operator keeps them and can complete them.
check-registration-number = Registration number
check-registration-number-green = It is given, or not needed in this country.
check-registration-number-red = This country needs one, and none is given. The operator keeps it and can add it.
check-primary-contact = Primary contact
check-primary-contact-green = Name, telephone and an address of the company are given.
check-primary-contact-red = Name, telephone or an address of the company is missing. Addresses of public mail providers do not count.
check-partner-id = Partner ID
check-partner-id-green = The associated Partner ID is active and of the organisation's country.
check-partner-id-red = The associated Partner ID is inactive or of another country. Associate an active one of the organisation's country.
check-support-contact = Support contact
check-support-contact-green = Website, address and telephone for customers are given.
check-support-contact-red = Website, address or telephone for customers is missing.
check-verification = Business verification
check-verification-green = The business is confirmed.
check-verification-amber = It is still open. A person will decide, at most three working days after the enrollment; this does not block.
check-verification-red = The business could not be confirmed. This has to be settled with the operator first.

details-title = Review your details
details-lead = This is what the operator will see. Change what is not right before you go on.
details-legal-text = As the operator has registered it. If something is wrong here, tell the operator before you enroll.
details-contact-text = The decision is mailed to this person.
details-support = Support for your customers
details-support-text = Your customers turn here. What you enter also becomes your support profile when you enroll.
details-draft = Saving keeps a draft. Nothing is sent before you confirm on the next page.

confirm-title = Confirmation of authorization
confirm-answers = Check your details
confirm-changes = What changes
confirm-gain = What you gain and keep
confirm-gain-customers = { $count ->
    [0] You have no direct customers today; any you have by then stay yours.
    [one] Your { $number } direct customer stays yours, with orders, subscriptions and invoices as before.
   *[other] Your { $number } direct customers stay yours, with orders, subscriptions and invoices as before.
}
confirm-gain-providers = You can work with indirect providers, who order, bill and support, and take customers through them.
confirm-gain-pace = You can move your customers to a provider later, when you like; there is no deadline.
confirm-lose = What you lose
confirm-lose-new = New direct customers: closed from the moment the agreement is accepted.
confirm-lose-direct = Ordering and billing directly: ends for you when your direct programme ends.
confirm-for-good = This cannot be undone
confirm-for-good-text = Until the agreement is accepted, nothing changes. Once it is accepted, the indirect reseller capabilities cannot be removed from your organisation, neither by you nor by the operator.
confirm-statement = What you confirm
confirm-understood = I have read this confirmation, I am authorised to give it, and I know that the change cannot be undone.
confirm-company-name = Name of your company
confirm-company-name-hint = Type it to confirm: { $name }
company-name-differs = Type the name of your company as it stands here: { $name }
missing-company-name = Type the name of your company
missing-understood = Tick the box to confirm that you have read and understood this

status-title = Enrollment as indirect reseller
enrollment-state-offered = Not submitted
enrollment-state-draft = Not submitted
enrollment-state-submitted = Pending qualification
enrollment-state-in-review = Pending qualification
enrollment-state-needs-info = Pending qualification
enrollment-state-appealed = Pending qualification
enrollment-state-approved = Qualified — agreement to be accepted
enrollment-state-active = Active
enrollment-state-rejected = Declined
enrollment-state-withdrawn = Withdrawn
enrollment-meaning-offered = Your turn: a global admin can begin the enrollment.
enrollment-meaning-draft = Your turn: the draft is saved, nothing has been sent.
enrollment-meaning-submitted = Partner Center checks your details; there is nothing to do for you.
enrollment-meaning-in-review = The operator's turn: a person decides. There is nothing to do for you.
enrollment-meaning-needs-info = Your turn: the operator waits for your answer.
enrollment-meaning-appealed = The operator's turn: another person looks at your appeal.
enrollment-meaning-approved = Your turn: a global admin accepts the agreement on the Overview page.
enrollment-meaning-active = Your organisation is an indirect reseller; there is nothing to do.
enrollment-meaning-rejected = Your turn, if you disagree: appeal within 90 days, or start again.
enrollment-meaning-withdrawn = You took the enrollment back before a decision.

status-go-on = Go on with the draft
status-approved = Your enrollment is approved
status-approved-text = One step is left: a global admin reads and accepts the indirect reseller agreement. Nothing changes before that.
status-to-agreement = Read the agreement on Overview
status-active = Your organisation is an indirect reseller
status-active-text = You can now work with indirect providers.
status-rejected = Why it was declined
status-question = What the operator asks
status-clock = While the operator waits for your answer, the days for its decision do not count.
status-attempt = Attempt
status-submitted = Sent
status-due = Decision by
status-due-text = At the end of this day in the operator's time zone
status-mail = The decision is mailed to
status-decided = Decided
status-decided-person = By a person at the operator
status-decided-automatic = Automatically: everything was in order
status-activated = Agreement accepted
status-answer = Answer the operator
status-answer-label = Your answer
status-answer-hint = At most 2,000 characters. The operator reads it together with your enrollment.
status-answer-send = Send the answer
status-appeal = Appeal the decision
status-appeal-label = Why you disagree
status-appeal-hint = At most 2,000 characters. Somebody at the operator who did not take the first decision looks at it, at most three working days later.
status-appeal-send = Send the appeal
status-restart = Start again
status-restart-text = You can put right what was missing and enroll anew.
status-withdraw = Withdraw the enrollment
status-withdraw-text = The operator then stops looking at it. You can start again as long as your organisation is identified for off-boarding.
status-withdraw-sure = I want to withdraw this enrollment
status-withdraw-send = Withdraw
missing-text = Write what you want to say
missing-sure = Tick the box if you want to withdraw the enrollment

thread-title = Messages
thread-operator = { $person }, operator
thread-partner = { $person }

enrollment-not-flagged = Becoming an indirect reseller with the same organisation is open only to direct partners that the operator has identified for off-boarding. Yours is not among them, so there is nothing to do.
enrollment-not-ready = Something that must be in order is not, so nothing was sent. Open the first step again: it shows what to put right.
enrollment-no-statement = The operator has not published the confirmation of authorization yet, so nobody can enroll. Try again later.
enrollment-other-statement = The confirmation of authorization was published anew while you were reading, so nothing was sent. Open the page again and read the new version.
enrollment-appeal-too-late = The 90 days for an appeal are over. You can start again as long as your organisation is identified for off-boarding.
enrollment-stands-not-offered = This enrollment is not open: your organisation is not identified for off-boarding any more.
enrollment-stands-offered = No enrollment has been begun yet. Begin with the first step.
enrollment-stands-draft = This enrollment is still a draft; nothing has been sent yet.
enrollment-stands-submitted = This enrollment has been sent already and is being checked.
enrollment-stands-in-review = This enrollment has been sent already; a person at the operator decides.
enrollment-stands-needs-info = The operator has asked for information about this enrollment and waits for an answer.
enrollment-stands-approved = This enrollment is approved already. The agreement is to be accepted on the Overview page.
enrollment-stands-active = Your organisation is an indirect reseller already. This cannot be undone.
enrollment-stands-rejected = This enrollment was declined meanwhile. Its page shows the reason and what you can do.
enrollment-stands-appealed = The appeal has been sent already; another person at the operator decides.
enrollment-stands-withdrawn = This enrollment was withdrawn meanwhile.

flash-answered = Your answer is sent. The operator decides next.
flash-appealed = Your appeal is sent. Another person at the operator decides.
flash-withdrawn = Your enrollment is withdrawn.

program-info-submitted = Enrollment sent on { $date }
program-info-enrollment = Open the enrollment
program-info-history = History
tier-direct = 1-tier: you buy from the operator and bill your customers
tier-indirect-reseller = 2-tier: a provider orders and bills for your customers
tier-indirect-provider = 2-tier: you order and bill for resellers' customers

overview-dual = You are a direct and an indirect reseller
overview-dual-text = Your existing customers can be moved to an indirect provider later, when you like. There is no deadline; until then you manage them as before. New direct customers are closed.
overview-transition = See all phases of the transition

transition-title = Your transition
transition-lead = From direct partner to indirect reseller, phase by phase. There is no deadline for moving your customers.
transition-planned = Planned end of the direct programme: { $day }
transition-go-on = Go on
transition-not-yours = This page follows direct partners that the operator has identified for off-boarding. Yours is not among them, so there is nothing to follow.

phase-prepare = Prepare
phase-prepare-done = profile and Partner ID are in order
phase-prepare-current = check your profile and your Partner ID, then begin
phase-prepare-later = begins when the operator has identified you
phase-enroll = Enroll
phase-enroll-done = the enrollment was sent
phase-enroll-current = review your details and enroll
phase-enroll-later = waits for a profile in order
phase-approval = Approval
phase-approval-done = the operator has approved
phase-approval-current = the operator decides, at most three working days after you have enrolled
phase-approval-later = waits for your enrollment
phase-agreement = Agreement
phase-agreement-done = the indirect reseller agreement is accepted
phase-agreement-current = a global admin accepts the agreement on Overview
phase-agreement-later = waits for the approval
phase-provider = Find a provider
phase-provider-done = you have found a provider
phase-provider-current = choose the indirect providers that suit you
phase-provider-later = waits for the accepted agreement
phase-partnership = Partnership
phase-partnership-done = you work with a provider
phase-partnership-current = accept the invitation of your provider
phase-partnership-later = waits for a provider's invitation
phase-customers = Customers
phase-customers-done = your customers know both of you
phase-customers-current = invite your customers together with your provider
phase-customers-later = waits for a partnership with a provider
phase-subscriptions = Subscriptions
phase-subscriptions-done = the subscriptions are with your provider
phase-subscriptions-current = move the subscriptions to your provider, at the pace you like
phase-subscriptions-later = waits for customers who have accepted your provider
phase-incentives = Incentives
phase-incentives-done = you are enrolled for incentives
phase-incentives-current = enroll for indirect reseller incentives
phase-incentives-later = the invitation comes within 30 days after the agreement

indirect-providers-lead = Indirect providers order, bill and support for your customers. You choose them freely and can work with several.
indirect-providers-none = You do not work with a provider yet
indirect-providers-none-text = Your providers appear here as soon as your global admin has accepted a partnership invitation. The provider sends it by mail.
