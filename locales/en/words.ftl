# Words for codes: roles, programmes, standings, states, places; moments; what the last action said

moment = { $date }, { $time }

flash-saved = Your changes are saved.
flash-partner-id = The Partner ID is now the associated one.
flash-partner-registered = The partner is registered and its global admin is invited.
flash-mail-resent = The mail is queued again.
flash-password-chosen = Your new password is saved. Sign in with it.
flash-joined = You have accepted the invitation.
flash-signed-out = You are signed out.

role-global-admin = Global admin
role-user-admin = User admin
role-billing-admin = Billing admin
role-admin-agent = Admin agent
role-sales-agent = Sales agent
role-helpdesk-agent = Helpdesk agent
role-account-admin = Account admin
role-partner-admin = Partner admin
role-incentives-admin = Incentives admin
role-incentives-user = Incentives user
role-report-viewer = Report viewer
role-default-user = User
role-super = Super admin
role-programme-manager = Programme manager
role-reviewer = Reviewer
role-finance = Finance
role-support = Support
role-auditor = Auditor

badge-operator = Operator
badge-direct = Direct partner
badge-indirect-reseller = Indirect reseller
badge-indirect-provider = Indirect provider
badge-direct-and-indirect = Direct and indirect reseller

programme-direct = Direct partner
programme-indirect-reseller = Indirect reseller
programme-indirect-provider = Indirect provider

standing-active = Active
standing-restricted = Restricted
standing-suspended = Suspended
standing-deauthorized = Deauthorized
standing-closed = Closed
standing-meaning-active = Everything is in order.
standing-meaning-restricted = No new sales; subscriptions and renewals go on. The operator lifts the restriction.
standing-meaning-suspended = Sales are stopped until the cause is settled with the operator; what exists can be managed.
standing-meaning-deauthorized = The authorization was withdrawn. The partner may apply again after a waiting time.
standing-meaning-closed = Ended by the operator and kept as a record.

verification-title = Business verification
verification-none = Not started
verification-pending = Open
verification-authorized = Authorized
verification-rejected = Rejected
verification-meaning-none = The operator has not begun to check the business.
verification-meaning-pending = The operator checks the business; a person decides, at most three working days after an application.
verification-meaning-authorized = The business is confirmed; there is nothing to do.
verification-meaning-rejected = The business could not be confirmed. This blocks an enrollment until it is settled with the operator.

language-en = English
language-fr = French

region-eu = Europe
region-na = North America
region-apac = Asia-Pacific

country-at = Austria
country-au = Australia
country-be = Belgium
country-bg = Bulgaria
country-ca = Canada
country-ch = Switzerland
country-cy = Cyprus
country-cz = Czechia
country-de = Germany
country-dk = Denmark
country-ee = Estonia
country-es = Spain
country-fi = Finland
country-fr = France
country-gb = United Kingdom
country-gr = Greece
country-hr = Croatia
country-hu = Hungary
country-id = Indonesia
country-ie = Ireland
country-is = Iceland
country-it = Italy
country-jp = Japan
country-li = Liechtenstein
country-lt = Lithuania
country-lu = Luxembourg
country-lv = Latvia
country-mt = Malta
country-my = Malaysia
country-nl = Netherlands
country-no = Norway
country-nz = New Zealand
country-pl = Poland
country-pt = Portugal
country-ro = Romania
country-se = Sweden
country-sg = Singapore
country-si = Slovenia
country-sk = Slovakia
country-us = United States
