# Pages that are shown instead of the one asked for

error-to-overview = Go to Overview
error-to-sign-in = Go to sign-in
error-roles = One of these roles is needed:

error-not-found-title = This page does not exist
error-not-found-text = The address may be mistyped, or what it led to is not there any more or not for your organisation.
error-role-title = Your role does not allow this
error-role-text = This page exists, but somebody with another role in your organisation has to open it.
error-kind-title = This is not for your organisation
error-kind-text = This page is for another kind of organisation in the programme.
error-programme-title = Your organisation is not in this programme
error-programme-direct = This page is for direct partners.
error-programme-indirect-reseller = This page is for indirect resellers. To become one, enroll in the programme and accept its agreement.
error-programme-indirect-provider = This page is for indirect providers.
error-refused-title = This is not possible
error-conflict-title = Something has changed meanwhile
error-gone-title = This link no longer works
error-bad-form-title = This form could not be read
error-bad-form-text = It may come from an older version of the page. Nothing was changed. Open the page again and fill it in once more.
error-other-organisation-title = You now act for another organisation
error-other-organisation-text = This form was opened for another organisation, so nothing was changed. Open the page again for the right one.
error-cross-site-title = This form came from another site
error-cross-site-text = For your security nothing was changed. Open the page here and send the form from it.
error-too-many-title = Too many tries
error-too-many-text = { $count ->
    [one] Wait { $number } second, then try again.
   *[other] Wait { $number } seconds, then try again.
}
error-busy-title = Partner Center is busy
error-busy-text = Nothing was changed. Try again in a few seconds.
error-unsure-title = It is not certain yet whether this was saved
error-unsure-text = The database went away at the very moment of saving. Reload this page to send the same form again: if it was saved already, nothing is done twice.
error-late-title = This is taking longer than it should
error-late-text = Your form is still being worked on, so it is not certain yet whether it was saved. Wait a few seconds, then reload this page to send the same form again: if it was saved already, nothing is done twice.
error-too-large-title = This is too much at once
error-too-large-text = What you sent is larger than this form takes. Nothing was changed. Shorten your text and try again.
error-broken-title = Something went wrong
error-broken-text = It is not your doing, and nothing was changed. Try again; if it happens once more, give the operator this reference.

conflict-edited = Somebody else saved this page while you were editing it, so yours was not saved. Open it again to see what it says now, and make your change there.
conflict-mail-sent = This mail has left already or is leaving now, so it was not sent again.
