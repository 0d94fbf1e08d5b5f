# Texts of the layouts and components

product-name = Partner Center
skip-to-content = Skip to main content
menu = Menu
nav-label = Main
nav-overview = Overview
nav-customers = Customers
nav-indirect-providers = Indirect providers
nav-indirect-resellers = Indirect resellers
nav-find-a-provider = Find a provider
nav-partners = Partners
nav-mails = Mails
nav-activity = Activity
nav-settings = Settings
sign-out = Sign out
back-to = Back to
footer-text = Partner Center for two-tier channel programmes

demo-label = Demo
demo-text = Demo: every organisation, person and amount here is made up.
demo-mail = Demo mailbox
demo-styleguide = Style guide

error-summary-title = There is a problem
error-prefix = Error:{" "}
optional = (optional)
show-password = Show
show-password-what = password

session-title = Your session is about to end
session-text = For your security you will be signed out in two minutes. What you have typed stays on this page if you stay signed in.
session-stay = Stay signed in

pager-label = Pages
pager-newer = Newer
pager-older = Older
pager-previous = Previous
pager-next = Next
filters-apply = Apply
filters-chosen = Chosen filters
filters-remove = Remove the filter
filters-clear = Clear all
change = Change
reference = Reference:
empty-no-match = Nothing matches
empty-no-match-text = No entry matches your search and filters. Try fewer of them.
empty-no-permission = You do not have permission
empty-who-can = These people in your organisation can help:
step-done = Done
step-current = In progress
step-later = Later
copied = Copied
print = Print
