# Letters with a personal link: read, edited, sent; and the ends such links can come to

field-subject = Subject
field-text = Letter
letter-text-hint = Write what you want to say, but keep the link: it is personal and leads to this invitation only. At most 1,500 characters.
letter-link-lost = The link is missing or no longer whole. Restore it, or undo your change.
letter-leads-elsewhere = The portal sends no web address but the personal link. Take the other one out, or send the letter yourself.
letter-restore = Restore the link
letter-save = Save the text
letter-send = Send it
letter-open = Open in email
letter-open-hint = Opens the saved text in your mail program.
letter-too-long = The text is too long to be opened in a mail program. Copy it instead.
letter-copy = Copy to clipboard
letter-copy-by-hand = Select the text of the letter above and copy it.
letter-portal = Send from the portal
letter-portal-hint = Partner Center sends the saved letter to { $to }, with the link as a button.
letter-done = Done
letter-done-hint = When you have sent or handed over the letter yourself, select Done. The link works from then on and is listed with its state.
missing-subject = Enter a subject
