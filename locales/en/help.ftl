# Help in the product: the list and the titles of its articles; their words are files of their own

help-title = Help
help-lead = Short articles about what you can do here. They belong to this version of the product.
help-version = Version { $version } of this article
help-group-partners = For direct partners and resellers
help-group-providers = For providers
help-group-customers = For customers
help-title-partner-with-indirect-providers = Partner with indirect providers
help-text-partner-with-indirect-providers = What a provider does for you, how to choose one, and how to work together.
help-title-become-an-indirect-reseller = Become an indirect reseller
help-text-become-an-indirect-reseller = The way from the direct programme, phase by phase.
help-title-accept-an-agreement = Accept an agreement
help-text-accept-an-agreement = Who can accept, what is recorded, and how you prove it later.
help-title-invite-customers-together = Invite customers, with your provider or alone
help-text-invite-customers-together = One link asks a customer for all that is needed at once.
help-title-answer-a-joint-invitation = Answer an invitation
help-text-answer-a-joint-invitation = What partners ask of you, and what you can end at any time.
help-title-present-yourself-in-the-directory = Present yourself in the directory
help-text-present-yourself-in-the-directory = How an entry is published, and what to do with contact requests.
