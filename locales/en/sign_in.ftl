# Sign-in, second factor, new password, first visit

sign-in-title = Sign in
sign-in-forgotten = Forgotten your password?
sign-in-demo = Demo: try gaelle@alpine.example (a partner) or olivia@northlight.example (the operator). Everybody's password is demo-partner-center.
sign-in-wrong = Email or password is not right. Check both and try again.
sign-in-wrong-password = The password is not right. Try again, or ask for a new one on the sign-in page.

mfa-title = Enter your code
mfa-lead = Your password was right. Now prove that you have your second factor.
mfa-again = What comes next binds your organisation. Prove once more that it is you; what you have typed is kept.
mfa-hint = The six digits your authenticator application shows, or one of your recovery codes
mfa-submit = Continue
mfa-wrong = The code is not right or was used before. Enter the one shown now.
mfa-lost = No phone and no recovery codes? Ask a global admin of your organisation.

forgotten-title = Choose a new password
forgotten-lead = Enter the address you sign in with. We send a link with which you choose a new password.
forgotten-submit = Send the link
forgotten-done-title = Look into your mailbox
forgotten-done-text = If { $mail } can sign in here, a mail with a link is on its way. The link works once, for two hours.
forgotten-done-nothing = Nothing there after a few minutes? Look among the unwanted mail, or check the address and ask again.

reset-title = Choose a new password
reset-lead = For { $mail }. When you save it, you are signed out everywhere.
reset-submit = Save the new password
new-password-hint = At least 12 characters. A few words that only you would put together are best.

accept-user-title = Join { $organisation }
accept-user-lead = { $person }, you are invited to act for this organisation. You will sign in as { $mail }.
accept-user-until = The invitation can be accepted until { $until }.
accept-user-password-hint = You have an account already: enter its password.
accept-user-submit = Accept the invitation

link-reset-used = This link was used before; it works only once. If you need another new password, ask for a new link on the sign-in page.
link-reset-replaced = You asked for a newer link. Use the one in the latest mail.
link-reset-expired = This link has expired. Ask for a new one on the sign-in page.
link-invitation-used = This invitation was accepted before. Sign in with your address and password.
link-invitation-replaced = You were sent a newer invitation. Use the link in the latest mail.
link-invitation-expired = This invitation has expired. Ask whoever invited you to send a new one.
