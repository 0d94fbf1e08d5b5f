# Settings

settings-partner = Partner settings
settings-own = Your account

partner-profile-title = Partner profile
partner-profile-text = Your organisation as the programme knows it: legal profile, contacts, programmes.
profile-legal = Legal profile
profile-address = Address
profile-registration-number = Registration number
profile-programmes = Programmes
profile-person = Name

program-info-title = Program info
program-info-since = Since { $date }
program-info-closed = New direct customers are not taken since { $date }.
program-info-recognised = How the programme recognises you

primary-contact-title = Primary contact
primary-contact-text = Messages about the programme and your enrollments go to this person.
primary-contact-change = Change the primary contact

support-profile-title = Support profile
support-profile-text = Your customers see this when they need help.
support-profile-change = Change the support profile

identifiers-title = Partner IDs
identifiers-text = The associated Partner ID is the one your orders and incentives go by.
identifiers-associate = Associate another Partner ID
identifiers-which = Which Partner ID should be associated?
identifiers-which-hint = Only active ones of your organisation's country can be chosen.
identifiers-submit = Associate
identifiers-no-other = There is no other active Partner ID in this country: { $country }.
identifiers-who = A global admin of your organisation can associate another one.
partner-id = Partner ID
partner-id-use = Use
partner-id-active = Active
partner-id-inactive = Inactive
partner-id-inactive-meaning = This Partner ID is inactive: associate an active one before you enroll.
partner-id-associated = Associated

security-page = Security
security-title = Second factor
security-text = A code from an application on your phone, asked for besides your password.
security-required = You need a second factor
security-required-text = Most pages of Partner Center open only after it is set up.
security-begin-text = Have a phone with an authenticator application at hand. It takes about two minutes.
security-begin = Set up the second factor
security-scan = 1. Scan the picture
security-scan-text = Open your authenticator application, add an account, and scan this picture.
security-picture = QR code that adds this account to your authenticator application
security-seed = Cannot scan it? Type this key into the application instead:
security-seed-copy = Copy the key
security-first-code = 2. Enter the first code
security-code-hint = The six digits the application shows now
security-confirm = Confirm the code
security-set-up = Active
security-set-up-meaning = Your account is protected; there is nothing to do.
security-codes-left = { $count ->
    [0] You have no recovery codes left.
    [one] You have { $number } recovery code left.
   *[other] You have { $number } recovery codes left.
}
security-codes-renew-text = New codes replace the old ones.
security-codes-renew = Make new recovery codes

recovery-codes = Recovery codes
recovery-codes-once = These codes are shown only once
recovery-codes-text = Each replaces one code of your phone, once. Print them or put them into your password manager before you go on.
recovery-codes-copy = Copy the codes
recovery-codes-kept = I have kept them
