# Forms: labels, hints, and what can be wrong

save = Save
cancel = Cancel
choose-one = Choose one
state = State
not-given = Not given yet

field-mail = Email
field-password = Password
field-new-password = New password
field-code = Code
field-name = Legal name
field-country = Country
field-region = Region
field-language = Mail language
field-programme = Programme
field-partner-ids = Partner IDs
field-inactive-partner-ids = Inactive Partner IDs
field-first-name = First name
field-last-name = Last name
field-contact-mail = Contact email
field-contact-phone = Contact telephone
field-support-website = Support website
field-support-mail = Support email
field-support-phone = Support telephone

name-hint = As it stands in the company register
phone-hint = With the country code, for example +33 1 99 00 12 34
website-hint = For example https://support.alpine.example
contact-mail-hint = An address of the company, not of a public mail provider
partner-ids-hint = Separate several with commas. The first one becomes the associated one.

missing-mail = Enter the email address
missing-password = Enter your password
missing-code = Enter the code
missing-name = Enter the legal name
missing-country = Choose the country
missing-region = Choose the region
missing-language = Choose the mail language
missing-programme = Choose the programme
missing-partner-ids = Enter at least one active Partner ID
missing-inactive-partner-ids = Enter inactive Partner IDs as numbers, or leave the field empty
missing-partner-id = Choose the Partner ID that should be associated
missing-first-name = Enter the first name
missing-last-name = Enter the last name
missing-contact-mail = Enter the email address of the primary contact
missing-contact-phone = Enter the telephone number of the primary contact
missing-support-website = Enter the support website
missing-support-mail = Enter the support email address
missing-support-phone = Enter the support telephone number

fault-too-long = Use at most { $most } characters
fault-too-short = Use at least { $least } characters
fault-characters = Remove the invisible or unusual characters
fault-mail = Enter one email address, such as name@company.example
fault-webmail = Enter an address of the company; those of public mail providers are not accepted
fault-website = Enter a web address, such as https://www.company.example
fault-phone = Enter a telephone number of 6 to 15 digits, such as +33 1 99 00 12 34
fault-name = Enter a name that contains letters
fault-partner-id = Enter Partner IDs of 6 to 10 digits
fault-password-short = Choose a password of at least 12 characters
fault-password-long = Choose a shorter password
fault-password-common = Choose a password that is harder to guess and does not contain your address
partner-id-taken = One of these Partner IDs belongs to another partner. Check the numbers.
mail-is-operator = This person belongs to the operator and cannot act for a partner. Enter somebody else's address.

resume-title = Continue where you were
resume-not-sent = Nothing has been sent yet
resume-text = Your session had ended, or you had to prove who you are. Your form was kept meanwhile: send it now, or open the page again.
resume-send = Send it now
resume-again = Open the page again without sending
conflict-edited-typed = Somebody else has saved this meanwhile. Saved now: { $saved }. What you typed is still here; saving again replaces it.

yes = Yes
no = No
alike-title = This name looks like another one
alike-text = It can be mistaken for: { $names }. Make sure who this is.
alike-checked = I have made sure: this is another organisation
missing-alike-checked = Make sure that the name is right, and tick the box if this is another organisation
