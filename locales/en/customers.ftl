# Customers: list, page, creating

customers-none = No customers yet
customers-none-text = Customers appear here as soon as a relationship with them begins.
customers-no-add = Your providers add customers for you.
customers-no-add-why = Why you cannot add one here
customers-search = Name, domain or ID
customers-all = All
customers-export = Export as CSV
customers-open = Open the account of { $name }
customers-id = ID: { $id }
customers-count = { $count ->
    [one] { $number } customer on this page
   *[other] { $number } customers on this page
}
customers-chip = { $field }: { $value }
customers-field-q = Search
customers-field-kind = Relationship
customers-field-provider = Provider
customers-field-reseller = Reseller
customers-field-tag = Tag
customers-field-state = State
customers-column-id = ID
customers-column-name = Name
customers-column-domain = Domain
customers-column-country = Country
customers-column-relationship = Relationship
customers-column-partners = Served with
customers-column-state = State
customers-column-tags = Tags

customer-kind-direct = Direct
customer-kind-reseller = Via a provider
customer-kind-provider = For a reseller
customer-state-active = Active
customer-state-ending = Ending
customer-new-mark = New
customer-is-direct = Direct
customer-is-reseller = Via { $partner }
customer-is-reseller-alone = Via a provider
customer-is-provider = For { $partner }
customer-is-provider-alone = As provider

customer-add = Add customer
customer-add-products = Add products
customer-view-products = View products
customer-account = Account
customer-relationships = Your relationship with this customer
customer-since = Since { $date }
customer-administration = The customer has given you administration rights.
customer-no-administration = Without administration rights.
customer-renounce = Give administration rights back
customer-renounce-text = You can manage users and licences of { $customer } no more, from now on. The relationship stays. The customer and whoever serves it with you are told; only a new invitation can bring rights.
customer-renounce-submit = Give them back
flash-administration-renounced = The administration rights are given back, from now on. The customer is told.
customer-capabilities = What you may do for this customer
customer-capability = Action
customer-capability-allowed = Allowed
customer-capability-why = Why
customer-history = History
customer-action-account = See the account
customer-action-add-products = Add products
customer-action-view-products = View products and subscriptions
customer-action-attest-agreement = Attest the customer agreement
customer-action-services = Administer services
customer-action-users = Manage users
customer-action-licences = Manage licences
customer-action-tag = Set tags
customer-allowed-direct = Through your direct relationship
customer-allowed-reseller = Through your relationship as reseller
customer-allowed-provider = Through your relationship as provider
customer-refused-provider = { $provider } orders products for this customer. Ask there for new products or changes.
customer-refused-provider-unnamed = An indirect provider orders products for this customer.
customer-refused-administration = The customer has not given you administration rights.
customer-refused-ending = The relationship is ending, so nothing new can be sold.
customer-refused-standing = Your standing in the programme does not allow new sales: { $standing }.
customer-refused-role = Somebody with one of these roles can do it: { $roles }.

customer-validation = Validation
validation-unknown = Not checked yet
validation-under-review = Under review
validation-allowed = Allowed
validation-not-allowed = Not allowed
validation-meaning-unknown = The account has not been checked. New purchases wait for the check.
validation-meaning-under-review = The account is being checked. New purchases wait for the result.
validation-meaning-allowed = New purchases can be made.
validation-meaning-not-allowed = No new purchases. Renewals, reductions and cancellations go on.

customer-agreement = Customer agreement
customer-agreement-accepted = Accepted
customer-agreement-by = by { $person } on { $date }.
customer-agreement-attested = Attested by { $person }.
customer-agreement-missing = Missing
customer-agreement-missing-text = Nothing can be ordered until the customer has accepted the customer agreement. An admin agent or sales agent of the partner that sells to it attests that.
customer-attest = Attest the customer agreement
customer-attest-text = Name the person of the customer who has accepted the customer agreement. This person is told by mail that you attest it.
customer-attest-submit = Attest
customer-agreed-on-future = Enter a day that is not in the future
customer-no-agreement = No customer agreement is published yet, so there is nothing to attest.

customer-tags = Tags of your organisation
customer-tags-hint = Separate them with commas; at most 50 characters each. Other organisations do not see them.
customer-tags-save = Save tags
customer-tags-limit = Your organisation uses 150 tags already, which is the limit. Use one of them, or take one off other customers first.

customer-new-lead = The customer is yours directly: you order for it, bill it and support it.
customer-new-lead-reseller = The customer is served by { $reseller }; you take its orders. It appears in both lists at once.
customer-new-admin = First global admin of the customer
customer-new-admin-text = This person is invited by mail, chooses a password and administers the customer's organisation.
customer-new-for = Add a customer for { $reseller }
customer-country-hint = Countries of your region
customer-mail-hint = An address of the customer, not of your organisation
customer-mail-operator = This person belongs to the operator and cannot act for a customer. Enter somebody else's address.
customer-domain-mine = You already have a customer with this domain
customer-domain-open = Open the customer with this domain
customer-domain-taken = An organisation with this domain is in Partner Center already. Check the domain, or invite the organisation to a relationship instead.
customer-new-no-partnership = There is no active partnership with { $reseller } any more, so no customer was added.
customer-new-reseller-standing = The standing of { $reseller } does not allow new customers at the moment.
customer-new-direct-closed-title = New direct customers are closed
customer-new-direct-closed-text = Since your organisation became an indirect reseller, no new direct customers can be added. The direct customers you have stay yours. Invite a new customer jointly with one of your indirect providers instead: it then authorizes both of you at once.
customer-new-direct-closed-list = Your indirect providers:
customer-new-direct-closed-none = You have no partnership with an indirect provider yet. Find one first and accept its invitation.
customer-new-reseller-title = Your provider adds customers
customer-new-reseller-text = An indirect reseller cannot create customers. Your indirect provider creates the customer and names you as its reseller; it then appears in your list at once.
customer-new-reseller-list = Ask one of your indirect providers, with the customer's name, domain, address and contact:
customer-new-ask = Ask { $provider } to add a customer
customer-new-reseller-none = You have no partnership with an indirect provider yet. Find one first and accept its invitation.
customer-new-provider-title = Choose the reseller
customer-new-provider-text = An indirect provider adds a customer for one of its indirect resellers.
customer-new-provider-list = Which reseller will serve the customer?
customer-new-provider-none = You have no active partnership with an indirect reseller yet. Invite one first.
customer-new-standing-title = No new customers at the moment
customer-new-standing-text = Your standing in the programme does not allow new sales: { $standing }. The operator can tell you what is missing.

customer-order-text = The catalogue is not open yet, so nothing can be ordered for { $name } here. These conditions will have to be met for an order:
customer-products-none = { $name } has no products or subscriptions yet.

field-domain = Domain
field-address-line1 = Street and number
field-address-line2 = More of the address
field-postal-code = Postal code
field-city = City
field-state-or-province = State or province
field-phone = Telephone
field-agreed-on = Accepted on
domain-hint = For example lakeside.example. The customer is recognised by it.
registration-number-hint = As in the company register. Needed in Hungary and Poland.
missing-domain = Enter the domain
missing-address-line1 = Enter street and number
missing-postal-code = Enter the postal code
missing-city = Enter the city
missing-registration-number = Enter the registration number; this country needs it
missing-agreed-on = Enter the day on which the agreement was accepted
missing-phone = Enter the telephone number
missing-tags = Enter the tags
fault-abbreviation = Enter the whole name, not only the legal form
fault-domain = Enter a domain, such as lakeside.example
fault-own-domain = Enter an address of the customer, not of your organisation
fault-too-many-tags = Use at most 150 tags

flash-customer-created = The customer is added and its global admin is invited by mail.
flash-agreement-attested = The customer agreement is attested.

activity-customer-created = { $subject } was added as a customer
activity-customer-agreement-attested = The customer agreement of { $subject } was attested
activity-customer-tagged = The tags of { $subject } were changed
detail-domain = Domain
detail-for-reseller = For the reseller
detail-accepted-by = Accepted by
detail-agreed-on = Accepted on
detail-tags = Tags

mail-kind-customer-created = New customer
mail-kind-agreement-attested = Customer agreement attested
mail-customer-created-subject = { $customer } is now your customer
mail-customer-created-body =
    Hello { $recipient },

    { $provider } has added { $customer } ({ $domain }) and named your organisation as its reseller. The customer is in your list now. { $provider } takes its orders.
mail-customer-created-action = Open the customer
mail-agreement-attested-subject = { $customer }: customer agreement attested
mail-agreement-attested-body =
    Hello { $recipient },

    { $partner } has stated in Partner Center that you accepted the customer agreement for { $customer } on { $on }.

    If that is not so, tell { $partner } at once.
mail-agreement-attested-action = Open Partner Center
