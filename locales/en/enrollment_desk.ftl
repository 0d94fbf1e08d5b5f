# The operator's desk: off-boarding, queue, decision, settings of the programme

nav-enrollments = Enrollments
nav-offboarding = Off-boarding
overview-enrollments = Enrollments to decide
overview-overdue = Overdue enrollments

desk-state-not-offered = Not identified
desk-state-offered = Identified, not begun
desk-state-draft = Begun, not sent
desk-state-submitted = Being checked
desk-state-in-review = To decide
desk-state-needs-info = Partner asked
desk-state-approved = Approved, agreement waits
desk-state-active = Indirect reseller
desk-state-rejected = Rejected
desk-state-appealed = Appeal to decide
desk-state-withdrawn = Withdrawn

offboarding-lead = Direct partners that are identified for off-boarding, newest first. Only they can become indirect resellers with the organisation they have.
offboarding-none = Nobody is identified for off-boarding
offboarding-none-text = Open a direct partner to identify it.
offboarding-reason = Reason
offboarding-reason-hint = The partner reads it in the mail and on its pages.
offboarding-planned = Planned end of the direct programme
offboarding-planned-hint = A day in the future
offboarding-flagged = Identified
offboarding-enrollment = Open the enrollment
offboarding-flag = Identify for off-boarding
offboarding-flag-text = The partner then gets the task to become an indirect reseller, and a mail to its global admins and its primary contact.
offboarding-lift = Take it back
offboarding-lift-text = As long as nothing was sent, you can take this back. The partner's task disappears.
missing-reason = Enter the reason
missing-planned-on = Enter the planned end of the direct programme
fault-not-in-future = Enter a day in the future
flash-flagged = The partner is identified for off-boarding and gets a mail.
flash-lifted = The partner is no longer identified for off-boarding.

flag-not-direct = Only direct partners that are not indirect resellers yet can be identified for off-boarding.
flag-stands-not-offered = This partner is not identified for off-boarding any more.
flag-stands-offered = This partner is identified for off-boarding already.
flag-stands-draft = This partner is identified for off-boarding already and has begun its enrollment.
flag-stands-submitted = This partner has sent its enrollment; it cannot be taken back any more.
flag-stands-in-review = This partner has sent its enrollment; it cannot be taken back any more. Decide the enrollment instead.
flag-stands-needs-info = This partner has sent its enrollment; it cannot be taken back any more. Decide the enrollment instead.
flag-stands-approved = This partner's enrollment is approved; it cannot be taken back any more.
flag-stands-active = This partner is an indirect reseller. That cannot be undone.
flag-stands-rejected = This partner's enrollment was rejected. It is identified for off-boarding already.
flag-stands-appealed = This partner has appealed; decide the appeal instead.
flag-stands-withdrawn = This partner has withdrawn its enrollment. It is identified for off-boarding already.

desk-for-us = Waiting for us
desk-for-partner = Waiting for the partner
desk-for-us-lead = What has to be decided, the most pressing first.
desk-for-partner-lead = Partners who were asked for information. Meanwhile the days for the decision do not count.
desk-none = Nothing is waiting here
desk-none-text = Enrollments appear here when a person has to decide or the partner has been asked.
desk-partner = Partner
desk-submitted = Sent
desk-age = { $count ->
    [0] less than a day ago
    [one] { $number } day ago
   *[other] { $number } days ago
}
desk-due = Due
desk-overdue = Overdue
desk-clock-stopped = Stopped while the partner is asked
desk-days-left = { $count ->
    [one] { $number } working day left after the answer
   *[other] { $number } working days left after the answer
}
desk-assignee = Taken on by
desk-nobody = Nobody yet
desk-first-page = Back to the first page
desk-count = { $count ->
    [one] { $number } enrollment on this page
   *[other] { $number } enrollments on this page
}

desk-title = Enrollment of { $partner }
desk-assign = Take it on
desk-checks = Checks when it was sent
desk-thread-none = Nothing has been written yet.
desk-decision = Decision
desk-four-eyes = Somebody else has to approve
enrollment-four-eyes = Whoever identified the partner for off-boarding, or took the decision that is appealed, does not approve the enrollment. Ask a colleague with the role reviewer, programme manager or super admin.
desk-asked-text = The partner was asked for information. Approving opens with its answer; rejecting is possible now.
desk-reason = Reason for a rejection
desk-reason-hint = Needed only when you reject
desk-text = Text to the partner
desk-text-hint = Part of the mail and shown on the partner's page. Needed when you reject or ask; may stay empty when you approve. At most 2,000 characters.
desk-kinds-hint = Only when you ask; none in particular is possible too
desk-texts = Texts to start from
desk-mail = The decision and its mail are one step: each button decides or asks, and sends the mail, at once.
desk-approve = Approve
desk-reject = Reject
desk-ask = Ask for information
desk-notes = Notes
desk-notes-text = For the operator's people only; the partner does not see them.
desk-note = New note
desk-note-add = Add the note
missing-reason-code = Choose the reason for the rejection
missing-verdict = Use one of the buttons: approve, reject or ask for information
missing-note = Write the note

reason-profile = Details are wrong or incomplete
reason-verification = The business could not be confirmed
reason-eligibility = Not eligible
reason-documents = Information we asked for did not come
reason-other = Another reason
reason-text-profile = The details of your enrollment do not agree with what we know of your company. Please put right: … Then start again.
reason-text-verification = We could not confirm your business. What is missing is: … You can appeal with an explanation within 90 days.
reason-text-eligibility = Your organisation does not meet a condition of the programme: … If you think this is a mistake, you can appeal within 90 days.
reason-text-documents = We asked you for information and have not had an answer. Once you have it at hand, you can start again.
reason-text-other = We cannot approve your enrollment because: … You can appeal within 90 days, or start again.

decided-not-offered = This enrollment is not open any more.
decided-offered = This enrollment is not open any more.
decided-draft = The partner is working on this enrollment; nothing has been sent yet.
decided-submitted = This enrollment is being checked automatically right now.
decided-in-review = This enrollment is to be decided; the step you chose is not open there. Open it again.
decided-needs-info = Somebody has asked the partner for information meanwhile, so nothing was decided. Open the enrollment to see the question.
decided-approved = { $signer } approved this enrollment on { $at }, so your decision was not taken.
decided-active = This enrollment was approved by { $signer } on { $at }, and the partner has accepted the agreement. Your decision was not taken.
decided-rejected = { $signer } rejected this enrollment on { $at }, so your decision was not taken.
decided-appealed = The partner has appealed; the step you chose is not open there. Open the enrollment again.
decided-withdrawn = The partner has withdrawn this enrollment meanwhile, so your decision was not taken.

flash-decided = Done. The partner gets a mail.
flash-assigned = You have taken this enrollment on.
flash-noted = The note is added.

settings-operator = Programme
programme-settings-title = Programme settings
programme-settings-text = How enrollments are decided. Changes hold for enrollments sent from now on.
field-auto-approve = Approve at once when everything is in order
auto-approve-hint = Off: a person decides every enrollment.
field-approval-days = Working days for a decision
approval-days-hint = From 1 to 30; weekends and public holidays do not count.
missing-approval-days = Enter a number of working days from 1 to 30
desk-journey = From flag to signature
desk-journey-text = What your log says about it, oldest first. Each line has its number and the beginning of its hash.
desk-journey-certificate = Certificate of the signature
desk-journey-all = Everything in the log about { $partner }
