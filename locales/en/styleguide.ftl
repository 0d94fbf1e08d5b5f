# The style guide page: samples of every component

styleguide-title = Style guide
styleguide-lead = Every component once, in the words of the portal. It follows your language and your light or dark theme.

styleguide-figures = Key figures
styleguide-figure-customers = Customers
styleguide-figure-customers-note = 12 more than last month
styleguide-figure-invitations = Open invitations
styleguide-figure-invitations-note = One expires on Friday
styleguide-figure-amount = Invoiced this month
styleguide-amount = €12,480.00
styleguide-bars = Customers by month
styleguide-month = Month
styleguide-month-1 = September 2026
styleguide-month-2 = October 2026
styleguide-month-3 = November 2026

styleguide-tasks = Tasks
styleguide-task-enroll = Review your company profile
styleguide-task-enroll-why = Your address has not been confirmed for a year.
styleguide-task-due = Due 30 November 2026
styleguide-task-who = Global admin
styleguide-task-agreement = Indirect reseller agreement
styleguide-task-agreement-why = Your enrollment is approved. Accept the agreement to start.
styleguide-task-action = Read the agreement
styleguide-step-profile = Company profile
styleguide-step-support = Support contact
styleguide-step-support-hint = The telephone number is missing.
styleguide-step-confirm = Confirmation

styleguide-steps = Phases
styleguide-phase-apply = Application sent
styleguide-phase-review = Review
styleguide-phase-agreement = Agreement
styleguide-phase-provider = Find a provider

styleguide-statuses = Statuses
styleguide-status-complete = Completed
styleguide-status-complete-meaning = Nothing more to do.
styleguide-status-review = In review
styleguide-status-review-meaning = The operator decides within three working days.
styleguide-status-action = Action needed
styleguide-status-action-meaning = It is your turn: something is missing.
styleguide-status-rejected = Rejected
styleguide-status-rejected-meaning = The reason is on the page; you may apply again.
styleguide-status-blocked = Cannot start yet
styleguide-status-blocked-meaning = An earlier step comes first.
styleguide-status-active = Active

styleguide-buttons = Buttons
styleguide-button-primary = Main action
styleguide-button-secondary = Other action
styleguide-button-danger = End partnership
styleguide-button-quiet = Cancel
styleguide-code = ENR-2026-00417
styleguide-copy = Copy the reference

styleguide-forms = Forms
styleguide-field-company = Company name
styleguide-field-company-hint = As it stands in the trade register
styleguide-field-email = Email
styleguide-field-phone = Telephone
styleguide-field-website = Website
styleguide-field-password = New password
styleguide-field-password-hint = At least 12 characters
styleguide-field-seats = Seats
styleguide-field-until = Valid until
styleguide-field-country = Country
styleguide-field-decision = Where is your head office?
styleguide-field-decision-hint = Choose one.
styleguide-field-markets = Where do you sell?
styleguide-field-note = Note
styleguide-field-sure = I understand that this cannot be undone
styleguide-field-search = Search
styleguide-save = Save and continue
styleguide-cancel = Cancel
styleguide-error-company = Enter the company's name
styleguide-error-decision = Choose the country of your head office
styleguide-country-fr = France
styleguide-country-de = Germany
styleguide-country-se = Sweden

styleguide-tables = Tables
styleguide-table = Customers
styleguide-column-name = Name
styleguide-column-relationship = Relationship
styleguide-column-status = Status
styleguide-column-action = Action
styleguide-direct = Direct
styleguide-indirect = Indirect via Meridian Distribution
styleguide-seats-many = 1,234
styleguide-manage = Manage { $name }
styleguide-count = 1–2 of 248
styleguide-chip = Country: France

styleguide-facts = Summary list
styleguide-timeline = Timeline
styleguide-day = 23 November 2026
styleguide-time = 14:05 CET
styleguide-entry-accepted = Accepted the indirect reseller agreement
styleguide-entry-changed = Changed the support telephone number
styleguide-entry-who = Gaëlle Martin for Alpine Cloud
styleguide-old = +33 1 99 00 12 34
styleguide-new = +33 1 99 00 56 78

styleguide-messages = Messages
styleguide-notice-info = Your business check is still open
styleguide-notice-text = A person will decide, at most three working days after you apply.
styleguide-notice-success = Your support contact is saved.
styleguide-notice-warning = There is no way back
styleguide-notice-warning-text = Once active, the indirect reseller role cannot be removed.
styleguide-notice-error = The message could not be sent. Check the address and try again.
styleguide-confirmation = Your application has been sent
styleguide-confirmation-text = We have written to contact@alpine.example. You will have an answer by 26 November 2026.

styleguide-empty = Empty states
styleguide-empty-title = No customers yet
styleguide-empty-text = Customers appear here as soon as they accept your invitation.
styleguide-empty-action = Invite a customer
styleguide-empty-permission = Only a global admin or a billing admin can see invoices.
styleguide-person = Gaëlle Martin, global admin

styleguide-consent = Consent and agreements
styleguide-may = The reseller may
styleguide-may-1 = order and change subscriptions for you
styleguide-may-2 = see your company's name and address
styleguide-may-not = The reseller may not
styleguide-may-not-1 = read your mail or files
styleguide-may-not-2 = invoice you for another partner
styleguide-agreement = Sample agreement, version 1
styleguide-agreement-heading = 1. Purpose
styleguide-agreement-text = This sample shows how the text of an agreement stands on the page: it scrolls on its own, takes the keyboard focus and is printed in full.

styleguide-cards = Cards
styleguide-card-text = Training, marketing help and credit terms for resellers in France and Belgium.
styleguide-sample-company = Alpine Cloud
styleguide-sample-school = Orchard School
styleguide-sample-clinic = Lakeside Clinic
styleguide-sample-provider = Meridian Distribution
styleguide-sample-email = contact@alpine.example
